import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { RouteAnnouncer } from "./route-announcer.tsx";

/** What search engines and phones are told about every page; titles come from the pages themselves. */
export const portalMetadata: Metadata = {
  robots: { index: false, follow: false },
  // Phones would turn codes into telephone numbers.
  formatDetection: { telephone: false, email: false, address: false },
};

export const portalViewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Waits for the request, so that no page is made at build time: such pages carry no nonce and their scripts are refused. */
export async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en">
      <body>
        {children}
        <RouteAnnouncer />
      </body>
    </html>
  );
}
