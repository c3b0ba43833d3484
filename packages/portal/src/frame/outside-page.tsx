import { clinicOfRequest, place } from "@countersign/auth/place.ts";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import type { ReactNode } from "react";
import { Accented } from "./accent/accented.tsx";
import { ClinicHelp } from "./clinic-help.tsx";
import { logoOf } from "./logo/logo-path.ts";
import { ClinicNotFound } from "./not-found/clinic-not-found.tsx";
import { PageTitle } from "./page-title.tsx";
import { portalNames } from "./portal-words.ts";

/** A page for somebody who is not, or not yet, signed in. */
export interface OutsidePageProps {
  /** First part of the document's title; as a rule the text of the page's `h1`. */
  title: string;
  /** A link to where somebody at the wrong door belongs. */
  crossLink?: ReactNode;
  /** A wider column, for a page with a list or a set-up window. */
  wide?: boolean;
  /** The heading and what follows it. */
  children: ReactNode;
}

/** What stands around every page outside a session. A host that names no clinic gets the page that says so. */
export async function OutsidePage({ title, crossLink, wide = false, children }: OutsidePageProps) {
  const [{ portal, clinicSlug }, clinic] = await Promise.all([place(), clinicOfRequest()]);
  // Not Next's notFound(), which sends an empty page to whoever has no JavaScript.
  if (!clinic) return <ClinicNotFound portal={portal} slug={clinicSlug} />;
  return (
    <Accented clinic={clinic}>
      <PageTitle parts={[title, clinic.name, portalNames[portal]]} />
      <CentredFrame
        clinic={clinic.name}
        portal={portalNames[portal]}
        logo={logoOf(clinic)}
        crossLink={crossLink}
        wide={wide}
        help={<ClinicHelp clinic={clinic} />}
      >
        <div className="flex flex-col gap-6">{children}</div>
      </CentredFrame>
    </Accented>
  );
}
