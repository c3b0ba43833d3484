import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { RehearsalWarning } from "@countersign/twofactor";
import { Banner } from "@countersign/ui/feedback/banner.tsx";

const people = (count: number) => counted(count, "person", "people");

type Of = RehearsalWarning["of"];

/** Each gets the number that its warning carries, or 0 where it carries none. */
const sentences: Readonly<Record<Of, (count: number) => string>> = {
  only_one_admin: () => "Only one admin: store recovery codes or add another.",
  admins_without_factor: (count) =>
    `${counted(count, "admin")} without a second factor: this console lets them no further than the set-up.`,
  no_skip: (count) =>
    `${people(count)} must set it up at the next login and cannot put it off. Make sure they have a phone with them.`,
  sessions_end: (count) => `${counted(count, "open session")} will end at the next request.`,
  devices_end: (count) => `${counted(count, "device")} will be trusted no more: their owners are asked for a code.`,
  texts_lost: (count) =>
    `${counted(count, "patient")} may have codes by text today. From then on they get them by email only; make sure they read it.`,
  staff_unreachable: (count) => `${people(count)} on the staff without a usable email: no notice reaches them.`,
  patients_unreachable: (count) =>
    `${counted(count, "patient")} without a usable email or a confirmed phone: no code reaches them, so they cannot sign in.`,
  staff_weaker: (count) => `${people(count)} on the staff will sign in with the password alone again.`,
  patients_weaker: (count) => `${counted(count, "patient")} will sign in with the password alone again.`,
};

/** What to think about before saving; nothing where there is nothing. */
export function RehearsalWarnings({ warnings }: { warnings: readonly RehearsalWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="caution">
      <h2 className="font-medium">Before you save</h2>
      <ul {...{ role: "list" }} aria-label="Warnings" className="mt-1 flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={warning.of}>{sentenceOf(warning)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function sentenceOf(warning: RehearsalWarning): string {
  const { of: _, ...counts } = warning;
  const [count = 0] = Object.values(counts);
  return sentences[warning.of](count);
}
