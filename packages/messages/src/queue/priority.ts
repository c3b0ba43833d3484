import type { Message, MessageKind } from "../catalogue/message.ts";

// Higher goes first; 0 is what everything else has. Fifty thousand letters must not stand before one code.
const SOMEBODY_WAITS = 10;
const CAN_WAIT = -10;

const priorities: Partial<Readonly<Record<MessageKind, number>>> = {
  sign_in_code: SOMEBODY_WAITS,
  password_reset: SOMEBODY_WAITS,
  two_factor_reset: SOMEBODY_WAITS,
  re_enrolment: SOMEBODY_WAITS,
  reset_asked: SOMEBODY_WAITS,
  invitation: CAN_WAIT,
  policy_announced: CAN_WAIT,
  policy_withdrawn: CAN_WAIT,
  set_up_reminder: CAN_WAIT,
};

/** Which of the messages that are due goes first, as pg-boss counts it: higher before lower, then older before newer. */
export function priorityOf({ kind }: Message): number {
  return priorities[kind] ?? 0;
}
