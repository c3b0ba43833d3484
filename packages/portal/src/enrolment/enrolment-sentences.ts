import type { ConfirmEnrolmentResult, EnrolmentFault } from "@countersign/twofactor";
import type { RefusalWords } from "../form/refuse.ts";
import { inSeconds } from "../words/waiting-words.ts";

const codeFaults: Readonly<Record<NonNullable<EnrolmentFault["code"]>, string>> = {
  missing: "Type the six digits that the app shows.",
  malformed: "That code did not work. It should be six digits.",
  wrong: "That code did not work.",
};

const passwordFaults: Readonly<Record<NonNullable<EnrolmentFault["password"]>, string>> = {
  missing: "Type your password.",
  wrong: "That password is not right.",
};

/** What the set-up window says, and beside which field. */
export function enrolmentWords(refused: Extract<ConfirmEnrolmentResult, { ok: false }>): RefusalWords {
  switch (refused.why) {
    case "invalid":
      return { errors: faultWords(refused.fault) };
    case "wait":
      return { alert: `Too many wrong passwords. Try again ${inSeconds(refused.seconds)}.` };
    case "gone":
      return { alert: "This set-up is over. Cancel and begin again." };
    case "too_many_tries":
      return { alert: "Too many tries with this QR code. Cancel and begin again." };
  }
}

function faultWords({ code, password }: EnrolmentFault): Record<string, string> {
  return { ...(code && { code: codeFaults[code] }), ...(password && { password: passwordFaults[password] }) };
}
