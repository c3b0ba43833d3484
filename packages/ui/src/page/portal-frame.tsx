import type { ReactNode } from "react";
import { FrameFooter } from "./frame-footer.tsx";
import { FrameHeader, type Logo } from "./frame-header.tsx";
import { frameWidth } from "./frame-width.ts";
import { NavigationLink } from "./navigation-link.tsx";
import { NavigationMenu } from "./navigation-menu.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";

/** What stands around every page of somebody who is signed in. */
export interface PortalFrameProps {
  clinic: string;
  portal: string;
  logo?: Logo | null;
  /** The portal's few places, in order; the current one marks itself. */
  navigation?: Navigation;
  /** The form with the one "Sign out" button. */
  signOut?: ReactNode;
  /** Something everybody must know, above every page: a Banner. */
  banner?: ReactNode;
  /** The help contact; always last on the page. */
  help: ReactNode;
  /** For a portal of tables: the page takes more of a wide screen. */
  wide?: boolean;
  children: ReactNode;
}

type Navigation = readonly { readonly href: string; readonly label: string }[];

/** So many places fit beside each other on a phone; more are a menu wherever the header is narrow. */
const PLACES_IN_A_ROW = 3;

/** The frame of the signed-in pages: skip link, header with navigation and sign-out, `main`, help. */
export function PortalFrame(frame: PortalFrameProps) {
  const { clinic, portal, logo, navigation, signOut, banner, help, wide = false, children } = frame;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <FrameHeader clinic={clinic} portal={portal} logo={logo} wide={wide}>
        {navigation && navigation.length > PLACES_IN_A_ROW ? (
          <ManyPlaces navigation={navigation} signOut={signOut} />
        ) : navigation || signOut ? (
          <FewPlaces navigation={navigation} signOut={signOut} />
        ) : null}
      </FrameHeader>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className={`mx-auto flex w-full flex-1 flex-col gap-8 px-4 py-8 sm:px-6 sm:py-10 print:px-0 print:py-6 ${frameWidth(wide)}`}
      >
        {banner}
        {children}
      </main>
      <FrameFooter wide={wide}>{help}</FrameFooter>
    </div>
  );
}

interface PlacesProps {
  navigation?: Navigation | undefined;
  signOut: ReactNode;
}

function FewPlaces({ navigation, signOut }: PlacesProps) {
  return (
    <div className="flex flex-1 flex-wrap items-center gap-x-6 max-sm:contents sm:justify-end">
      {navigation ? (
        <nav aria-label="Main" className="max-sm:order-last max-sm:basis-full">
          <Places navigation={navigation} className="-mx-3 flex flex-wrap sm:mx-0" />
        </nav>
      ) : null}
      {signOut ? <div className="text-sm">{signOut}</div> : null}
    </div>
  );
}

/** One row where there is room for it; else a menu beside "Sign out". Only one of the two is ever there to be reached. */
function ManyPlaces({ navigation = [], signOut }: PlacesProps) {
  return (
    <div className="flex shrink-0 items-center gap-x-4 max-sm:basis-full max-sm:justify-between lg:gap-x-6">
      <nav aria-label="Main" className="hidden lg:block">
        <Places navigation={navigation} className="flex" />
      </nav>
      <NavigationMenu label="Menu">
        <nav aria-label="Main">
          <Places navigation={navigation} className="flex flex-col py-1.5" />
        </nav>
      </NavigationMenu>
      {signOut ? <div className="whitespace-nowrap text-sm">{signOut}</div> : null}
    </div>
  );
}

function Places({ navigation, className }: { navigation: Navigation; className: string }) {
  return (
    <ul {...{ role: "list" }} className={className}>
      {navigation.map((place) => (
        <li key={place.href}>
          <NavigationLink href={place.href}>{place.label}</NavigationLink>
        </li>
      ))}
    </ul>
  );
}
