import type { Portal } from "@countersign/db";
import { CentredFrame } from "@countersign/ui/page/centred-frame.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { portalNames } from "../portal-words.ts";

/** The page of a host that names a clinic there is none of. */
export function ClinicNotFound({ portal, slug }: { portal: Portal; slug: string }) {
  return (
    <>
      <title>{`Clinic not found – ${portalNames[portal]}`}</title>
      <CentredFrame
        clinic="Countersign"
        portal={portalNames[portal]}
        help="Your clinic's own website or reception knows the right address."
      >
        <Heading
          lead={
            <>
              This address belongs to a clinic called <strong>{slug}</strong>, and there is none here by that name.
              Check how it is spelled, or ask your clinic for its address.
            </>
          }
        >
          Clinic not found
        </Heading>
      </CentredFrame>
    </>
  );
}
