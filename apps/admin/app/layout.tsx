import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata = { title: "Countersign – Admin console" };

/** Waits for the request, so that no page is made at build time: such pages carry no nonce and their scripts are refused. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
