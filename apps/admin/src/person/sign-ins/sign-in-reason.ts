import type { KeptDecision, PolicyMode, SignIn } from "@countersign/twofactor";

/** Why a login asked what it asked. */
export type SignInReason =
  | "not_kept"
  | "code_chosen"
  | "code_by_app"
  | "code_console"
  | "code_every_login"
  | "code_new_device"
  | "code_unreadable"
  | "set_up_required"
  | "set_up_console"
  | "password_enough"
  | "password_optional"
  | "password_off"
  | "device_trusted";

const forCode: Readonly<Record<PolicyMode, SignInReason>> = {
  off: "code_chosen",
  optional: "code_chosen",
  required_every_login: "code_every_login",
  required_once_per_device: "code_new_device",
};

const forPassword: Readonly<Record<PolicyMode, SignInReason>> = {
  off: "password_off",
  optional: "password_optional",
  required_every_login: "password_enough",
  required_once_per_device: "password_enough",
};

const byStep: Readonly<Record<KeptDecision["asked"], (made: KeptDecision, atConsole: boolean) => SignInReason>> = {
  "enter-code": reasonForCode,
  locked: reasonForCode,
  enrol: (_made, atConsole) => (atConsole ? "set_up_console" : "set_up_required"),
  "signed-in": ({ mode, trustedDevice }) => {
    if (trustedDevice !== null) return "device_trusted";
    return mode === null ? "password_enough" : forPassword[mode];
  },
};

/** Why this sign-in asked what it asked. */
export function reasonOf({ decision, portal }: Pick<SignIn, "decision" | "portal">): SignInReason {
  return decision === null ? "not_kept" : byStep[decision.asked](decision, portal === "admin");
}

function reasonForCode({ mode, offered }: KeptDecision, atConsole: boolean): SignInReason {
  if (mode === null) return "code_unreadable";
  const reason = forCode[mode];
  if (reason !== "code_chosen") return reason;
  if (atConsole) return "code_console";
  return offered.includes("authenticator") ? "code_by_app" : reason;
}
