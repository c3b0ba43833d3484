import type { CodeChannel, SentCode } from "@countersign/twofactor";

/** Why a code may not be there yet: it cannot arrive, it is still being tried, it was given up. */
export type CodeTrouble = "not_arriving" | "slow" | "unsent";

const words = {
  email: { plural: "Emails", service: "Our mail service", other: "by text" },
  text: { plural: "Texts", service: "Our text service", other: "by email" },
} as const satisfies Record<CodeChannel, object>;

/** What the page says about it, and what can be done. */
export function troubleSentence(trouble: CodeTrouble, { channel, masked }: SentCode, hasOther: boolean): string {
  const { plural, service, other } = words[channel];
  const instead = hasOther ? `take the code ${other}` : "ask your clinic for help";
  switch (trouble) {
    case "not_arriving":
      return `${plural} to ${masked} are not arriving at the moment. You can ${instead}.`;
    case "slow":
      return `${service} is slow right now. We keep trying; you can also ${instead}.`;
    case "unsent":
      return `${service} could not deliver this code. You can send a new one, or ${instead}.`;
  }
}
