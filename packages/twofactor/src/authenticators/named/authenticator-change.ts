import type { MessageOf } from "@countersign/messages";
import { AUTHENTICATORS_MOST, usualName } from "./authenticator-name.ts";
import type { PresentAuthenticator } from "./present-authenticators.ts";

/** What becomes of the other authenticators once a new one is confirmed: all give way, all stay, or one gives way. */
export type EnrolmentPurpose = "replace_all" | "add" | "move";

/** What one confirmed enrolment changes, and how it is told. */
export type AuthenticatorChange = {
  readonly name: string;
  /** Ids of those that give way. */
  readonly leaving: readonly string[];
  /** Whether there was none before. */
  readonly first: boolean;
  readonly event: "authenticator.enrolled" | "authenticator.replaced" | "authenticator.added";
  readonly details: { readonly name: string; readonly replaced?: string };
  readonly notice:
    | Pick<MessageOf<"two_factor_enabled">, "kind">
    | Pick<MessageOf<"authenticator_added">, "kind" | "name">
    | Pick<MessageOf<"authenticator_moved">, "kind" | "name" | "replaced">;
};

export type RefusedChange = { readonly ok: false; readonly why: "gone" | "too_many_authenticators" | "name_taken" };

/**
 * What confirming an enrolment does to the authenticators that are there, or why it may not. Asked under the account's
 * lock: of two that would each be the last to fit, one is refused.
 *
 * @param input.wanted the name its person gave it; null for the one it replaces, or a usual one
 * @returns `gone` when the one to be replaced is no more
 */
export function authenticatorChange(input: {
  readonly purpose: EnrolmentPurpose;
  readonly replaces: string | null;
  readonly wanted: string | null;
  readonly present: readonly PresentAuthenticator[];
}): { readonly ok: true; readonly change: AuthenticatorChange } | RefusedChange {
  const { purpose, replaces, wanted, present } = input;
  const gives = ({ id }: PresentAuthenticator) => purpose === "replace_all" || id === replaces;
  const [leaving, staying] = [present.filter(gives), present.filter((one) => !gives(one))];
  const [moved] = purpose === "move" ? leaving : [];
  if (purpose === "move" && !moved) return { ok: false, why: "gone" };
  if (staying.length >= AUTHENTICATORS_MOST) return { ok: false, why: "too_many_authenticators" };
  if (wanted !== null && staying.some(({ hasWantedName }) => hasWantedName)) return { ok: false, why: "name_taken" };
  const name = wanted ?? moved?.name ?? usualName(staying.map(({ lowered }) => lowered));
  return {
    ok: true,
    change: { name, leaving: leaving.map(({ id }) => id), ...toldAs(purpose, name, present.length === 0, moved) },
  };
}

function toldAs(purpose: EnrolmentPurpose, name: string, first: boolean, moved: PresentAuthenticator | undefined) {
  if (first) {
    return {
      first,
      event: "authenticator.enrolled",
      details: { name },
      notice: { kind: "two_factor_enabled" },
    } as const;
  }
  if (moved) {
    const details = { name, replaced: moved.name };
    return {
      first,
      event: "authenticator.replaced",
      details,
      notice: { kind: "authenticator_moved", ...details },
    } as const;
  }
  if (purpose === "add") {
    return {
      first,
      event: "authenticator.added",
      details: { name },
      notice: { kind: "authenticator_added", name },
    } as const;
  }
  return { first, event: "authenticator.replaced", details: { name }, notice: { kind: "two_factor_enabled" } } as const;
}
