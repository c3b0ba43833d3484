import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import type { Person } from "@countersign/twofactor";
import { PortalFrame } from "@countersign/ui/page/portal-frame.tsx";
import type { ReactNode } from "react";
import { InClinicClock } from "../words/in-clinic-clock.tsx";
import { Accented } from "./accent/accented.tsx";
import { ClinicHelp } from "./clinic-help.tsx";
import { logoOf } from "./logo/logo-path.ts";
import { PageTitle } from "./page-title.tsx";
import { PersonBanner } from "./person-banner.tsx";
import { placesFor } from "./portal-places.ts";
import { portalNames } from "./portal-words.ts";
import { sessionLeft } from "./session/session-left.ts";
import { SessionWatch } from "./session/session-watch.tsx";
import { SignMeOutForm, SignOutForm } from "./session/sign-out-form.tsx";

/** A page for somebody who is signed in. */
export interface PortalPageProps {
  /** First part of the document's title; as a rule the text of the page's `h1`. */
  title: string;
  /** Whom the page's own guard let in. */
  person: Person;
  /** Whether what everybody must know stands above the page; false where the page itself is about it. */
  banner?: boolean;
  children: ReactNode;
}

/** What stands around every page of every portal once somebody is signed in. It guards nothing: the page does. */
export async function PortalPage({ title, person, banner = true, children }: PortalPageProps) {
  const { portal } = await place();
  const now = context().now();
  return (
    <Accented clinic={person.clinic}>
      <InClinicClock timeZone={person.clinic.timeZone} now={now}>
        <PageTitle parts={[title, person.clinic.name, portalNames[portal]]} />
        <PortalFrame
          clinic={person.clinic.name}
          portal={portalNames[portal]}
          wide={portal === "admin"}
          logo={logoOf(person.clinic)}
          navigation={placesFor(portal, person.role)}
          signOut={<SignOutForm />}
          banner={banner ? <PersonBanner person={person} /> : null}
          help={<ClinicHelp clinic={person.clinic} />}
        >
          {children}
        </PortalFrame>
        <SessionWatch left={sessionLeft(person, now)} signOut={<SignMeOutForm />} />
      </InClinicClock>
    </Accented>
  );
}
