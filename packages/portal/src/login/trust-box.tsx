import { type LoginRow, offersTrust } from "@countersign/twofactor";
import { FormCheckbox } from "../form/form-fields.tsx";
import { counted } from "../words/waiting-words.ts";

/** The name under which the box is posted. */
export const TRUST_FIELD = "trust";

/** "Trust this device", where the clinic's policy lets people; says what it costs. */
export function TrustBox({ login }: { login: LoginRow }) {
  if (!offersTrust(login)) return null;
  return (
    <FormCheckbox
      label={`Trust this device for ${counted(login.trustedDeviceDays, "day")}`}
      name={TRUST_FIELD}
      hint="No code is asked here in that time, only your password. Lower protection: only for a device that nobody else uses."
    />
  );
}
