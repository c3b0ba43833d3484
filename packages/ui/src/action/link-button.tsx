import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonLook } from "./button-look.ts";
import { LinkPending } from "./link-pending.tsx";

/** A link that looks like a button. */
export interface LinkButtonProps {
  href: string;
  children: ReactNode;
  look?: ButtonLook;
  wide?: boolean;
  /** The answer is a file, kept under this name. */
  download?: string;
}

/** Leads somewhere, as a button would look. */
export function LinkButton({ href, children, look = "secondary", wide = false, download }: LinkButtonProps) {
  if (download !== undefined) {
    return (
      <a href={href} download={download} className={buttonLook(look, wide)}>
        {children}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={buttonLook(look, wide)}>
      {children}
      <LinkPending />
    </Link>
  );
}
