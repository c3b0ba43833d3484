import type { Part } from "../letter-content.ts";
import type { ClinicFacts } from "../rendered.ts";

/** What to do about something in the account that was somebody else's doing. */
export function notYou({ portalUrl }: ClinicFacts): Part {
  return {
    is: "address",
    before: "If this was not you, somebody may be using your account. Choose “This wasn't me” beside it at ",
    link: `${portalUrl}/profile/activity`,
    after: ", and tell your clinic now.",
  };
}
