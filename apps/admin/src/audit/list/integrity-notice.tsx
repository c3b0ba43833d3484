import type { BrokenWhy, Integrity } from "@countersign/audit";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Notice } from "@countersign/ui/feedback/notice.tsx";

const found: Readonly<Record<BrokenWhy, string>> = {
  event_changed: "an event under it was changed",
  event_missing: "an event under it is missing",
  event_added: "an event was added that it did not hold",
  chain_broken: "it does not follow from the seal before it, or a seal is missing",
  signature_wrong: "its signature was not made with this system's key",
};

/** How far the trail is sealed and compared, or what no longer fits, and what that means. */
export function IntegrityNotice({ integrity }: { integrity: Integrity }) {
  const { verifiedThrough, wholeCheckedAt, broken, fingerprint } = integrity;
  const key = (
    <p className="mt-1 text-sm">
      Key fingerprint <span className="wrap-anywhere font-mono">{fingerprint}</span>.{" "}
      <TextLink href="/audit/verifier">Download the verifier</TextLink>
    </p>
  );
  if (broken) {
    return (
      <Notice tone="danger">
        <p>
          A seal no longer fits its events: seal {broken.seal}, found <Moment at={broken.at.toISOString()} />:{" "}
          {found[broken.why]}.
        </p>
        <p className="mt-1 text-sm">
          Somebody with access to the database itself may have tampered with the trail, or a backup was restored badly.
          Keep a copy of the database, download the trail, compare it with earlier exports, and tell whoever runs this
          system.
        </p>
        {key}
      </Notice>
    );
  }
  if (!verifiedThrough) {
    return (
      <Notice tone="neutral">
        <p>Nothing is sealed yet. The courier seals new events each minute.</p>
        {key}
      </Notice>
    );
  }
  return (
    <Notice tone="good">
      <p>
        Verified up to <Moment at={verifiedThrough.toISOString()} />
      </p>
      <p className="mt-1 text-sm">
        Events are sealed each minute, so that a change made behind the system's back shows.{" "}
        {wholeCheckedAt ? (
          <>
            The whole trail was last compared with its seals <Moment at={wholeCheckedAt.toISOString()} />.
          </>
        ) : (
          "The whole trail is being compared with its seals for the first time."
        )}
      </p>
      {key}
    </Notice>
  );
}
