import type { ReactNode } from "react";
import { FrameFooter } from "./frame-footer.tsx";
import { FrameHeader } from "./frame-header.tsx";
import { NavigationLink } from "./navigation-link.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";

/** What stands around every page of somebody who is signed in. */
export interface PortalFrameProps {
  clinic: string;
  portal: string;
  /** The portal's few places, in order; the current one marks itself. */
  navigation?: readonly { href: string; label: string }[];
  /** The form with the one "Sign out" button. */
  signOut?: ReactNode;
  /** Something everybody must know, above every page: a Banner. */
  banner?: ReactNode;
  /** The help contact; always last on the page. */
  help: ReactNode;
  children: ReactNode;
}

/** The frame of the signed-in pages: skip link, header with navigation and sign-out, `main`, help. */
export function PortalFrame({ clinic, portal, navigation, signOut, banner, help, children }: PortalFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <FrameHeader clinic={clinic} portal={portal}>
        {navigation || signOut ? (
          <div className="flex flex-1 flex-wrap items-center gap-x-6 max-sm:contents sm:justify-end">
            {navigation ? (
              <nav aria-label="Main" className="max-sm:order-last max-sm:basis-full">
                <ul className="-mx-3 flex flex-wrap sm:mx-0">
                  {navigation.map((place) => (
                    <li key={place.href}>
                      <NavigationLink href={place.href}>{place.label}</NavigationLink>
                    </li>
                  ))}
                </ul>
              </nav>
            ) : null}
            {signOut ? <div className="text-sm">{signOut}</div> : null}
          </div>
        ) : null}
      </FrameHeader>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-5xl flex-1 flex-col gap-8 px-4 py-8 sm:px-6 sm:py-10 print:px-0 print:py-6"
      >
        {banner}
        {children}
      </main>
      <FrameFooter>{help}</FrameFooter>
    </div>
  );
}
