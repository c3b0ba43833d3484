import { currentPerson } from "@countersign/auth/guard.ts";
import { clinicOfRequest, place } from "@countersign/auth/place.ts";
import { placesFor } from "../portal-places.ts";
import { shownClinic } from "../shown-clinic.ts";
import { NotFoundOnDemand } from "./not-found-on-demand.tsx";

/**
 * An app's `not-found`: there is no such page, or no such clinic. Next sends it along with every page, so the server
 * renders nothing of it but a few values; the view is drawn only where it is needed.
 */
export async function NotFoundPage() {
  const [{ portal, clinicSlug }, clinic, person] = await Promise.all([place(), clinicOfRequest(), currentPerson()]);
  const navigation = person ? placesFor(portal, person.role).map(({ href, label }) => ({ href, label })) : null;
  return (
    <NotFoundOnDemand
      portal={portal}
      slug={clinicSlug}
      clinic={clinic && shownClinic(clinic)}
      navigation={navigation}
    />
  );
}
