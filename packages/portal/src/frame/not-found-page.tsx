import { currentPerson } from "@countersign/auth/guard.ts";
import { clinicOfRequest, place } from "@countersign/auth/place.ts";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "./outside-page.tsx";
import { PageTitle } from "./page-title.tsx";
import { PortalPage } from "./portal-page.tsx";
import { portalNames } from "./portal-words.ts";

/** An app's `not-found`: there is no such page, or no such clinic. */
export async function NotFoundPage() {
  if (!(await clinicOfRequest())) return <ClinicNotFound />;
  const person = await currentPerson();
  const words = (
    <>
      <Heading lead="The address may be mistyped, or what was here is gone.">Page not found</Heading>
      <div>
        <LinkButton href="/">{person ? "Go to the first page" : "Go to sign in"}</LinkButton>
      </div>
    </>
  );
  return person ? (
    <PortalPage title="Page not found" person={person}>
      {words}
    </PortalPage>
  ) : (
    <OutsidePage title="Page not found">{words}</OutsidePage>
  );
}

async function ClinicNotFound() {
  const { portal, clinicSlug } = await place();
  return (
    <>
      <PageTitle parts={["Clinic not found", portalNames[portal]]} />
      <CentredFrame
        clinic="Countersign"
        portal={portalNames[portal]}
        help="Your clinic's own website or reception knows the right address."
      >
        <Heading
          lead={
            <>
              This address belongs to a clinic called <strong>{clinicSlug}</strong>, and there is none here by that
              name. Check how it is spelled, or ask your clinic for its address.
            </>
          }
        >
          Clinic not found
        </Heading>
      </CentredFrame>
    </>
  );
}
