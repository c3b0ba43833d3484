import Link from "next/link";
import type { ReactNode } from "react";

/** A link in running text or in a list of ways out. */
export interface TextLinkProps {
  href: string;
  children: ReactNode;
}

/** A link whose accessible name is its text. Stands alone with a target 24 px high. */
export function TextLink({ href, children }: TextLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="py-1 text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong hover:decoration-2"
    >
      {children}
    </Link>
  );
}
