import { inClinicTime } from "@countersign/zones";

/** Ten codes with everything that tells their owner, later, which ones they are. */
export type RecoveryCodesCard = {
  readonly codes: readonly string[];
  readonly madeAt: Date;
  readonly clinic: string;
  /** IANA; the clinic's. */
  readonly timeZone: string;
  /** What the portal they open is called. */
  readonly portal: string;
  readonly email: string;
};

/** What is said beside the codes wherever they are kept: on the page, on paper, in a file. */
export const recoveryCodesWords = {
  secret: "Give these to nobody; the clinic never asks for them.",
  use: "Sign in with your email and password, choose “Use a recovery code”, and type one of them. Each works once.",
  seen: "Lost, or seen by someone? Make new ones in your profile; these stop working at once.",
} as const;

/** When they were made, by the clinic's clock. Newer ones make older ones worthless, so this tells which to keep. */
export function madeOn({ madeAt, timeZone }: Pick<RecoveryCodesCard, "madeAt" | "timeZone">): string {
  return `Made on ${inClinicTime(madeAt, timeZone).split(",", 1)[0]}`;
}
