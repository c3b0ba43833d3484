import { Moment } from "@countersign/portal/words/moment.tsx";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { isRequired, type PersonFacts } from "@countersign/twofactor";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import type { ReactNode } from "react";

/** How a person signs in, as far as an admin may know: no secret, no code, nothing that could be typed anywhere. */
export function PersonOverview({ person }: { person: PersonFacts }) {
  const own = person.kind === "staff" ? staffItems(person) : patientItems(person);
  return (
    <Section id="overview" title="How they sign in">
      <DescriptionList items={[...own, ...sharedItems(person)]} />
    </Section>
  );
}

type Item = { readonly term: string; readonly value: ReactNode };

function staffItems(person: PersonFacts): Item[] {
  const { authenticators, skipsLeft, skipsSpent, mode } = person;
  const spent = counted(skipsSpent, "login");
  return [
    recoveryCodes(person),
    {
      term: "Logins skipped",
      value: isRequired(mode) && authenticators.length === 0 ? `${spent}, ${skipsLeft} left to skip` : spent,
    },
  ];
}

function patientItems(person: PersonFacts): Item[] {
  const { authenticators, phone, phoneConfirmed } = person;
  return [
    { term: "Sign-in codes", value: codesWords(person) },
    ...(authenticators.length === 0 ? [] : [recoveryCodes(person)]),
    {
      term: "Phone",
      value: phone ? `${phone}, ${phoneConfirmed ? "confirmed" : "not confirmed, so not used"}` : "None",
    },
  ];
}

function recoveryCodes({ authenticators, recoveryCodesLeft }: PersonFacts): Item {
  return { term: "Recovery codes left", value: authenticators.length === 0 ? "None" : String(recoveryCodesLeft) };
}

function codesWords({ signInCodesOn: turnedOn, mode, authenticators }: PersonFacts): string {
  const hasApp = authenticators.length > 0;
  if (mode === "off" && hasApp) return "From their authenticator app, but the clinic's policy is Off";
  if (mode === "off") return turnedOn ? "Turned on, but the clinic's policy is Off" : "Off";
  if (hasApp) return "From their authenticator app; none is sent to them";
  if (isRequired(mode)) return "Asked at every login, because the clinic requires it";
  return turnedOn ? "Turned on by the patient" : "Off";
}

function sharedItems({
  lastLoginAt,
  hasPassword,
  invitation,
  remindedAt,
  createdAt,
  suspendedAt,
  waitsUntil,
  status,
}: PersonFacts): Item[] {
  const locked = status === "locked" && {
    term: "Locked",
    value: <LockWords suspendedAt={suspendedAt} waitsUntil={waitsUntil} />,
  };
  const items: readonly (Item | false | null)[] = [
    locked,
    { term: "Last sign-in", value: lastLoginAt ? <Moment at={lastLoginAt.toISOString()} /> : "Never" },
    invitation && { term: "Invited", value: <Moment at={invitation.at.toISOString()} shape="date" /> },
    remindedAt && { term: "Reminded", value: <Moment at={remindedAt.toISOString()} /> },
    !hasPassword && { term: "Password", value: "Not set yet" },
    { term: "Account since", value: <Moment at={createdAt.toISOString()} shape="date" /> },
  ];
  return items.filter((item) => item !== false && item !== null);
}

function LockWords({ suspendedAt, waitsUntil }: Pick<PersonFacts, "suspendedAt" | "waitsUntil">) {
  if (suspendedAt || !waitsUntil)
    return "Too many wrong codes. Suspended until an admin unlocks it or a recovery code is used.";
  return (
    <>
      Too many wrong codes. Codes are looked at again from <Moment at={waitsUntil.toISOString()} />.
    </>
  );
}
