/** People alike in how many skips they have spent, and how many of them there are. */
export type SpentShare = { readonly skipsSpent: number; readonly people: number };

/** The same, of the few whose sign-ins were counted, by the days on which they signed in. */
export type SampledShare = SpentShare & { readonly loginDays: number };

/**
 * What was found of a few, said of all: each number of skips keeps its people, divided as the few of it are; where none
 * of the few has spent so many, as all the few are.
 */
export function scaleSample(all: readonly SpentShare[], sample: readonly SampledShare[]): SampledShare[] {
  return all.flatMap(({ skipsSpent, people }) => {
    const own = sample.filter((share) => share.skipsSpent === skipsSpent);
    return divide(people, own.length > 0 ? own : sample).map((share) => ({ ...share, skipsSpent }));
  });
}

/** Divides people by the weights of shares, in whole people; whoever is left over goes where most was cut off. */
function divide(people: number, shares: readonly SampledShare[]): { loginDays: number; people: number }[] {
  const weight = shares.reduce((sum, share) => sum + share.people, 0);
  if (weight === 0) return [];
  const exact = shares.map(({ loginDays, people: part }) => ({ loginDays, exact: (people * part) / weight }));
  const missing = people - exact.reduce((sum, share) => sum + Math.floor(share.exact), 0);
  const first = new Set([...exact].sort((one, other) => (other.exact % 1) - (one.exact % 1)).slice(0, missing));
  return exact.map((share) => ({
    loginDays: share.loginDays,
    people: Math.floor(share.exact) + (first.has(share) ? 1 : 0),
  }));
}
