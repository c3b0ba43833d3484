import { isRequired, type PersonFacts } from "@countersign/twofactor";
import { situationOf } from "../state/situation.ts";
import { actionsFor, type PersonAction } from "./person-action.ts";
import { type Actor, refusalAhead } from "./refusal-ahead.ts";

/** What a person's page offers at one moment. */
export type OfferedActions = {
  /** The one that helps this person now; null where nothing is wrong, or another part of the page helps. */
  readonly main: PersonAction | null;
  /** About how they sign in. */
  readonly signIn: readonly PersonAction[];
  /** About their account. */
  readonly account: readonly PersonAction[];
};

const ofAccount: readonly PersonAction[] = ["correct_contact", "change_role", "deactivate", "reactivate"];

/** Only what could be done and would change something: not what is refused whatever is typed, and not what is idle. */
export function offeredActions(person: PersonFacts, by: Actor, now: Date): OfferedActions {
  const possible = actionsFor(person, by.role).filter(
    (action) => refusalAhead(action, person, by, now) === null && !isIdle(action, person),
  );
  const main = mainAction(person, now);
  const offered = main !== null && possible.includes(main) ? main : null;
  const others = possible.filter((action) => action !== offered);
  return {
    main: offered,
    signIn: others.filter((action) => !ofAccount.includes(action)),
    account: others.filter((action) => ofAccount.includes(action)),
  };
}

/** Where several things are wrong, the one that keeps them out comes first. */
function mainAction(person: PersonFacts, now: Date): PersonAction | null {
  switch (situationOf(person, now)) {
    case "deactivated":
      return "reactivate";
    case "locked":
      return "unlock_factors";
    case "no_skips_left":
      return "restart_skips";
    case "not_set_up":
      return "send_reminder";
    default:
      return null;
  }
}

/** Skips decide something only where a second factor is required and missing. */
function isIdle(action: PersonAction, { mode, authenticators }: PersonFacts): boolean {
  return action === "restart_skips" && (!isRequired(mode) || authenticators.length > 0);
}
