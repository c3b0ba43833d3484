import { connection } from "next/server";
import type { ReactNode } from "react";
import { Installable } from "./installable/installable.tsx";
import { RouteAnnouncer } from "./route-announcer.tsx";

/**
 * The document around every page. Waits for the request, so that no page is made at build time: such pages carry no
 * nonce and their scripts are refused. Its head is written here and not as Next's metadata, which may arrive after the
 * page, when a browser has already gone looking for an icon.
 */
export async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en">
      <head>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        {/* Phones would turn codes into telephone numbers. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <Installable />
      </head>
      <body>
        {children}
        <RouteAnnouncer />
      </body>
    </html>
  );
}
