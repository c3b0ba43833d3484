import type { Kind } from "@countersign/db";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { isSamePolicy, type PolicyDrafts, type WaitingSchedule } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { furtherWords, kindNames, policyWords } from "../policy-words.ts";
import { cancelScheduled } from "./cancel-scheduled.ts";
import { takesEffectWords } from "./takes-effect-words.ts";

/** The change that waits, what is in force until then, and the clinic's own zone. */
export interface ScheduledChangeProps {
  schedule: WaitingSchedule;
  active: PolicyDrafts;
  timeZone: string;
}

/** What will count from when on, on whose word, who was told so far, and the way to stop it. */
export function ScheduledChange({ schedule, active, timeZone }: ScheduledChangeProps) {
  const { scheduleId, reason, createdBy, creatorMay, concerned, told } = schedule;
  const kinds: readonly Kind[] = ["staff", "patient"];
  return (
    <Section id="scheduled" title="Scheduled change" lead={takesEffectWords(schedule, timeZone)}>
      {creatorMay ? null : (
        <Banner tone="caution">
          {`${createdBy} is no longer an admin, so this will not be put in force. Cancel it, and schedule it again if it is still wanted.`}
        </Banner>
      )}
      <DescriptionList
        items={[
          ...kinds
            .filter((kind) => !isSamePolicy(active[kind], schedule[kind]))
            .map((kind) => ({
              term: kindNames[kind],
              value: `${policyWords(kind, schedule[kind])}. ${furtherWords(kind, schedule[kind])}`,
            })),
          { term: "Scheduled by", value: createdBy },
          ...(reason ? [{ term: "Reason", value: reason }] : []),
          { term: "Told by email", value: toldWords(told, concerned) },
        ]}
      />
      <Form action={cancelScheduled} layout="inline">
        <input type="hidden" name="scheduleId" value={scheduleId} />
        <div>
          <SubmitButton look="secondary">Cancel scheduled change</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}

function toldWords(told: number, concerned: number): string {
  if (concerned === 0) return "Nobody signs in differently, so nobody is told.";
  return `${told} of ${counted(concerned, "person", "people")} concerned`;
}
