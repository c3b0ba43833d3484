/** What is mutated together, and the test files that have to notice. */
export type Folder = { readonly mutate: readonly string[]; readonly tests: readonly string[] };

const TWOFACTOR = "packages/twofactor/src";

/** A folder of the engine with the tests beside it, and those of its neighbours that mean it too. */
function engine(name: string, neighbours: readonly string[] = []): Folder {
  return {
    mutate: [`${TWOFACTOR}/${name}/**/*.ts`],
    tests: [name, ...neighbours].map((folder) =>
      folder.endsWith(".ts") ? `${TWOFACTOR}/${folder}` : `${TWOFACTOR}/${folder}/**/*.test.ts`,
    ),
  };
}

/** Everything that `npm run mutate -- NAME` knows. */
export const folders: Readonly<Record<string, Folder>> = {
  budget: engine("budget", ["login/code", "authenticators/disable-two-factor.test.ts"]),
  login: engine("login"),
  "recovery-codes": engine("recovery-codes"),
  "sign-in-codes": engine("sign-in-codes"),
  session: engine("session", ["authenticators/confirm-enrolment.test.ts", "login/login-use.test.ts"]),
  "trusted-devices": engine("trusted-devices"),
  sessions: {
    mutate: ["packages/accounts/src/sessions/*.ts"],
    tests: ["packages/accounts/src/sessions/*.test.ts"],
  },
};
