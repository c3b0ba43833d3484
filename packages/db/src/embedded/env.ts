const CLOCK = /^(FAKETIME($|_)|DONT_FAKE_)/;

/** Of our environment, what puts a whole family of processes under another clock (libfaketime); mostly nothing. */
export function clockOf(variables: Readonly<Record<string, string | undefined>> = process.env): Record<string, string> {
  const preloaded = variables.LD_PRELOAD ?? "";
  if (!/\blibfaketime(MT)?\.so\b/.test(preloaded)) return {};
  const given = Object.entries(variables).filter((entry): entry is [string, string] => CLOCK.test(entry[0]));
  return { ...Object.fromEntries(given.filter(([, value]) => value !== undefined)), LD_PRELOAD: preloaded };
}
