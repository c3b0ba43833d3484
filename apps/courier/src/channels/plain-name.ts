/** A clinic's name as a sender: without what could end the quotes of a From header, or the header. */
export function plainName(name: string): string {
  return name.replace(/[\p{Cc}"\\<>]+/gu, " ").trim();
}
