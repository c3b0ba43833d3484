const DOMAIN = ["packages/twofactor", "packages/accounts", "packages/messages", "packages/audit", "packages/db"];
const PORTAL = ["packages/auth", ...DOMAIN, "packages/server", "packages/ui"];
const APP = ["packages/portal", ...PORTAL];

/**
 * Who may lean on whom: `apps → portal → auth → twofactor → accounts → messages, audit → db`. Whoever is
 * not named here leans on nobody.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  "apps/staff": APP,
  "apps/admin": APP,
  "apps/patient": APP,
  "apps/courier": ["packages/messages", "packages/twofactor", "packages/accounts", "packages/audit", "packages/db"],
  "packages/portal": PORTAL,
  "packages/auth": [...DOMAIN, "packages/server"],
  "packages/twofactor": ["packages/accounts", "packages/messages", "packages/audit", "packages/db"],
  "packages/accounts": ["packages/messages", "packages/audit", "packages/db"],
  "packages/messages": ["packages/db"],
  "packages/audit": ["packages/db"],
  bench: DOMAIN,
  e2e: DOMAIN,
  scripts: DOMAIN,
};
