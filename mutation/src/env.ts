/** The test files of one run, as the parent process names them for Vitest's configuration: separated by commas. */
export const mutationSettings = { MUTATION_TESTS: (process.env.MUTATION_TESTS ?? "").split(",") };
