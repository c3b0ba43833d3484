const DOMAIN = [
  "packages/twofactor",
  "packages/accounts",
  "packages/messages",
  "packages/audit",
  "packages/db",
  "packages/zones",
];
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
  "apps/courier": DOMAIN,
  "packages/portal": PORTAL,
  "packages/auth": [...DOMAIN, "packages/server"],
  "packages/twofactor": ["packages/accounts", "packages/messages", "packages/audit", "packages/db", "packages/zones"],
  "packages/accounts": ["packages/messages", "packages/audit", "packages/db", "packages/zones"],
  "packages/messages": ["packages/db", "packages/zones"],
  "packages/audit": ["packages/db"],
  bench: DOMAIN,
  e2e: DOMAIN,
  scripts: DOMAIN,
};
