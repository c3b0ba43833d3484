import { clinicOfRequest } from "@countersign/auth/place.ts";
import { inClinicTime, type MomentShape } from "@countersign/zones";

/** A moment on a page outside a session, by the clinic's clock; in words only, so that the page carries nothing else. */
export async function OutsideMoment({ at, shape = "both" }: { at: Date; shape?: MomentShape }) {
  const clinic = await clinicOfRequest();
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {inClinicTime(at, clinic?.timeZone ?? "UTC", shape)}
    </time>
  );
}
