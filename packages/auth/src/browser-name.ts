import Bowser from "bowser";

// For a browser it does not know, bowser repeats the user agent's own words, which would reach lists and mails.
const browsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const systems: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/**
 * A user agent in plain words: "Chrome on Windows". Made of a closed list of names, whatever was sent.
 *
 * @param userAgent the header's value, or an empty string
 */
export function browserName(userAgent: string): string {
  if (!userAgent) return "Unknown browser";
  const { browser, os } = Bowser.parse(userAgent);
  const name = browser.name && browsers.has(browser.name) ? browser.name : "Unknown browser";
  return os.name && systems.has(os.name) ? `${name} on ${os.name}` : name;
}
