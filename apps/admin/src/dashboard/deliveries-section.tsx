import { Moment } from "@countersign/portal/words/moment.tsx";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { DELIVERY_DAYS, type FailingDelivery } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { personPath } from "../people/people-paths.ts";

const reasons: Readonly<Record<FailingDelivery["why"], string>> = {
  bounced: "The address does not exist, or takes nothing",
  complained: "The recipient called it unwanted",
  refused: "The provider refused it",
  undelivered: "Did not get through this time; the address may be fine",
  capped: "Too many messages there today",
  no_channel: "No provider is set up for this channel",
  given_up: "Tried again and again, then given up",
  throttled: "The provider asks to go slower; tried again",
  unavailable: "The provider does not answer; tried again",
  timed_out: "The provider took too long; tried again",
};

const channels: Readonly<Record<FailingDelivery["channel"], string>> = { email: "Email", text: "Text" };

/** Messages of the last days that did not arrive. */
export function DeliveriesSection(failing: { newest: readonly FailingDelivery[]; failed: number; inTrouble: number }) {
  const { newest, failed, inTrouble } = failing;
  const lead = `In the last ${DELIVERY_DAYS} days ${counted(failed, "message")} did not arrive; ${inTrouble} ${inTrouble === 1 ? "is" : "are"} being tried again.`;
  return (
    <Section id="deliveries" title="Deliveries" lead={newest.length > 0 ? lead : undefined}>
      {newest.length === 0 ? (
        <EmptyState>No message of the last {DELIVERY_DAYS} days is known to have failed.</EmptyState>
      ) : (
        <Table
          caption="Messages that did not arrive"
          captionHidden
          columns={["To", "Message", "Channel", "Why", "When"].map((label) => ({ label }))}
          rows={newest.map(({ id, accountKind, accountId, name, message, channel, why, at }) => ({
            id,
            cells: [
              <TextLink key="to" href={personPath(accountKind, accountId)}>
                {name}
              </TextLink>,
              sentence(message),
              channels[channel],
              reasons[why],
              <Moment key="at" at={at.toISOString()} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** `two_factor_reset` as "Two factor reset". */
function sentence(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
