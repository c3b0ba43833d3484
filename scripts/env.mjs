// The bootstrap's only look at the environment; the rest is read by src/env.ts.

export function dataFolder() {
  return process.env.COUNTERSIGN_DATA || ".data";
}

export function startedByNpm() {
  return process.env.npm_lifecycle_event !== undefined;
}

/** The machine's own npm settings, without those that would leave half of the packages out. */
export function installEnvironment() {
  const own = { ...process.env, NODE_ENV: "development", CI: "true" };
  for (const tool of ["npm", "pnpm"]) own[`${tool}_config_ignore_scripts`] = "false";
  for (const name of Object.keys(own)) {
    if (/^npm_(lifecycle|package|command|config_(local_prefix|omit|production|include|workspaces?)$)/.test(name))
      delete own[name];
  }
  return own;
}
