import { context } from "@countersign/auth/context.ts";
import { listTrustedDevices, type Person, type TrustedDevice, trustsDevices } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { portalNames } from "../../frame/portal-words.ts";
import { Moment } from "../../words/moment.tsx";
import { endAllTrust, endTrustOf } from "./end-trust.ts";

/** The devices on which this person is not asked for a code, where the clinic's policy lets there be any. */
export async function TrustedDevicesSection({ person }: { person: Person }) {
  if (!trustsDevices(person.policy.mode)) return null;
  const { db, now } = context();
  const devices = await listTrustedDevices(db, person, now());
  return (
    <Section
      id="trusted-devices"
      title="Trusted devices"
      lead="On these your password alone is enough, which is lower protection. Whoever has the device and knows your password gets in."
      actions={
        devices.length > 1 ? (
          <Form action={endAllTrust} layout="inline">
            <SubmitButton look="secondary">Stop trusting all</SubmitButton>
          </Form>
        ) : null
      }
    >
      {devices.length === 0 ? (
        <EmptyState>No device is trusted. You can choose to trust one when you sign in with a code.</EmptyState>
      ) : (
        <ListCard label="Trusted devices" items={devices.map(itemOf)} />
      )}
    </Section>
  );
}

function itemOf({ id, browser, portal, address, lastUsedAt, expiresAt }: TrustedDevice) {
  return {
    id,
    title: browser,
    details: (
      <>
        {portalNames[portal]} · {address} · last used <Moment at={lastUsedAt.toISOString()} /> · until{" "}
        <Moment at={expiresAt.toISOString()} shape="date" />
      </>
    ),
    action: (
      <Form action={endTrustOf} layout="inline">
        <input type="hidden" name="device" value={id} />
        <SubmitButton look="secondary">{`Stop trusting ${browser}`}</SubmitButton>
      </Form>
    ),
  };
}
