import { hasSignInCodes, type Person, RECOVERY_CODES_LOW } from "@countersign/twofactor";
import type { News } from "./lately.ts";

/** How well an account is protected, at a glance. `password_alone`: the clinic asks its patients for nothing more. */
export type Standing = "protected" | "could_be_better" | "needs_you" | "password_alone";

/** Something that the person could do next. */
export type HomeStep =
  | "look_at_sign_in"
  | "set_up_required"
  | "change_email"
  | "store_codes"
  | "set_up"
  | "turn_on_codes"
  | "new_codes"
  | "change_phone"
  | "use_app"
  | "check_devices";

/** Everything that home says follows from these. */
export type HomeFacts = Pick<
  Person,
  | "kind"
  | "authenticators"
  | "signInCodesOn"
  | "recoveryCodesLeft"
  | "unseenRecoveryCodes"
  | "emailFailing"
  | "phoneFailing"
  | "phoneConfirmed"
  | "notice"
> & {
  readonly policy: Pick<Person["policy"], "mode">;
  readonly trustedDevices: number;
  readonly news: News | null;
};

/** More would be a list of chores. */
const STEPS_MOST = 3;

/** "now" is a reason to say that the account needs its owner, "soon" that it could be better, "idea" neither. */
type Rule = { readonly urgency: "now" | "soon" | "idea"; readonly when: (facts: HomeFacts) => boolean };

/** When each step is due, the most important one first. Whoever must set up first can change nothing else before. */
const rules: Readonly<Record<HomeStep, Rule>> = {
  look_at_sign_in: { urgency: "now", when: ({ news }) => news !== null },
  set_up_required: { urgency: "now", when: mustSetUp },
  change_email: { urgency: "now", when: (facts) => facts.emailFailing && !mustSetUp(facts) },
  store_codes: { urgency: "now", when: (facts) => hasApp(facts) && facts.unseenRecoveryCodes },
  set_up: { urgency: "soon", when: (facts) => facts.kind === "staff" && !hasApp(facts) && !mustSetUp(facts) },
  turn_on_codes: { urgency: "soon", when: (facts) => mayBeAsked(facts) && !hasApp(facts) && !hasSignInCodes(facts) },
  new_codes: {
    urgency: "soon",
    when: (facts) => hasApp(facts) && !facts.unseenRecoveryCodes && facts.recoveryCodesLeft <= RECOVERY_CODES_LOW,
  },
  change_phone: { urgency: "soon", when: ({ phoneConfirmed, phoneFailing }) => phoneConfirmed && phoneFailing },
  use_app: { urgency: "idea", when: (facts) => mayBeAsked(facts) && !hasApp(facts) && hasSignInCodes(facts) },
  check_devices: { urgency: "idea", when: ({ trustedDevices }) => trustedDevices > 0 },
};
const inOrder = Object.keys(rules) as HomeStep[];

/** How an account stands, and what its owner could do about it: three steps at most, the most important one first. */
export function securityStanding(facts: HomeFacts): { readonly standing: Standing; readonly steps: HomeStep[] } {
  const due = inOrder.filter((step) => rules[step].when(facts));
  return { standing: standingFor(facts, due), steps: due.slice(0, STEPS_MOST) };
}

function standingFor(facts: HomeFacts, due: readonly HomeStep[]): Standing {
  const urgencies = due.map((step) => rules[step].urgency);
  if (urgencies.includes("now")) return "needs_you";
  if (urgencies.includes("soon")) return "could_be_better";
  return facts.kind === "patient" && !mayBeAsked(facts) ? "password_alone" : "protected";
}

function mustSetUp({ notice }: HomeFacts): boolean {
  return notice === "set_up_next_time";
}

function hasApp({ authenticators }: HomeFacts): boolean {
  return authenticators > 0;
}

/** A patient whom the clinic asks, or lets choose to be asked, for more than the password. */
function mayBeAsked({ kind, policy }: HomeFacts): boolean {
  return kind === "patient" && policy.mode !== "off";
}
