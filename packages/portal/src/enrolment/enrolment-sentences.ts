import type { ConfirmEnrolmentResult, EnrolmentFault, NameFault } from "@countersign/twofactor";
import type { RefusalWords } from "../form/refuse.ts";
import { clockAdvice } from "../words/clock-words.ts";
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

/** What is wrong with an authenticator's name. */
export const nameFaults: Readonly<Record<NameFault, string>> = {
  missing: "Type a name for it.",
  too_long: "That is too long. Use 40 characters at most.",
  odd: "Use letters, digits and ordinary signs only.",
  taken: "You have an authenticator of that name already. Choose another.",
};

/** What somebody reads who has as many authenticators as there can be. */
export const TOO_MANY_AUTHENTICATORS = "You have five authenticators, and there can be no more. Remove one first.";

/** What the set-up window says, and beside which field. */
export function enrolmentWords(refused: Extract<ConfirmEnrolmentResult, { ok: false }>): RefusalWords {
  switch (refused.why) {
    case "invalid":
      return { errors: faultWords(refused.fault) };
    case "wait":
      return { alert: `Too many wrong passwords. Try again ${inSeconds(refused.seconds)}.` };
    case "gone":
      return { alert: "This set-up is over. Cancel and begin again." };
    case "too_many_authenticators":
      return { alert: TOO_MANY_AUTHENTICATORS };
    case "too_many_tries":
      return { alert: "Too many tries with this QR code. Cancel and begin again." };
  }
}

function faultWords({ name, code, clockOffSeconds, password }: EnrolmentFault): Record<string, string> {
  return {
    ...(name && { name: nameFaults[name] }),
    ...(code && { code: [codeFaults[code], ...clockWordsOf(clockOffSeconds)].join(" ") }),
    ...(password && { password: passwordFaults[password] }),
  };
}

function clockWordsOf(seconds: number | undefined): string[] {
  return seconds === undefined ? [] : [clockAdvice(seconds)];
}
