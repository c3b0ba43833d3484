import { counted } from "@countersign/portal/words/waiting-words.ts";
import { isRequired, type PolicyDraft, type Rehearsal } from "@countersign/twofactor";
import { BarSegments } from "@countersign/ui/data/bar-segments.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { sessionSentence } from "./session-sentence.ts";

/** What a drafted policy would do to the staff, in numbers. */
export function StaffRehearsal({ numbers, draft }: { numbers: Rehearsal["staff"]; draft: PolicyDraft }) {
  const { people, enrolled, toSetUp, skips, sessions, devicesEnd, unreachable } = numbers;
  const mustNow = skips.find((share) => share.left === 0)?.people ?? 0;
  const required = isRequired(draft.mode);
  const segments = required
    ? [
        { label: "Enrolled", count: enrolled, tone: "good" as const },
        { label: "Asked to set up, may skip", count: toSetUp - mustNow, tone: "caution" as const },
        { label: "Must set up", count: mustNow, tone: "danger" as const },
      ]
    : [
        { label: "Enrolled", count: enrolled, tone: "good" as const },
        { label: "Password only", count: people - enrolled, tone: "neutral" as const },
      ];
  return (
    <Section id="staff-numbers" title="Staff at their next login" lead={sessionSentence(sessions)}>
      <BarSegments label="Staff at their next login" segments={segments} />
      <DescriptionList
        items={[
          { term: "Enrolled", value: `${enrolled} of ${people}` },
          { term: "Asked to set up", value: String(toSetUp) },
          ...skips.map((share) => ({
            term: skipsTerm(share.left),
            value: counted(share.people, "person", "people"),
          })),
          ...devicesItem(devicesEnd),
          { term: "No usable email", value: String(unreachable) },
        ]}
      />
    </Section>
  );
}

function devicesItem(devicesEnd: number) {
  return devicesEnd > 0 ? [{ term: "Trusted devices that end", value: String(devicesEnd) }] : [];
}

function skipsTerm(left: number): string {
  return left === 0 ? "No skips left" : `${counted(left, "skip")} left`;
}

/** What a drafted policy would do to patients, in numbers. */
export function PatientsRehearsal({ numbers, draft }: { numbers: Rehearsal["patients"]; draft: PolicyDraft }) {
  const { people, turnedOn, asked, phoneConfirmed, textsLost, sessions, devicesEnd, unreachable } = numbers;
  return (
    <Section id="patient-numbers" title="Patients at their next login" lead={sessionSentence(sessions)}>
      <BarSegments
        label="Patients at their next login"
        segments={[
          { label: "Asked for a code", count: asked, tone: "good" },
          { label: "Password only", count: people - asked, tone: "neutral" },
        ]}
      />
      <DescriptionList
        items={[
          { term: "Asked for a code", value: `${asked} of ${people}` },
          {
            term: "Turned codes on",
            value: draft.mode === "off" && turnedOn > 0 ? `${turnedOn}, kept but not used` : String(turnedOn),
          },
          {
            term: "Confirmed phone",
            value:
              draft.textCodes === "allowed"
                ? `${phoneConfirmed}; all others get codes by email only`
                : `${phoneConfirmed}; everybody gets codes by email only`,
          },
          ...(textsLost > 0 ? [{ term: "Lose codes by text", value: String(textsLost) }] : []),
          ...devicesItem(devicesEnd),
          { term: "No way to send a code", value: String(unreachable) },
        ]}
      />
    </Section>
  );
}
