import type { Person } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import { counted } from "../../words/waiting-words.ts";
import { doneSentences } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";

/** The end of the move: what to do with the old phone. */
export function MovedStep({ person }: { person: Person }) {
  return (
    <>
      <DoneMessage done="authenticator_moved" sentences={doneSentences} />
      <p>
        On the old phone, open the authenticator app and delete the entry of{" "}
        <strong className="break-words">{`${person.clinic.name} (${person.email})`}</strong>. It shows codes that no
        longer sign you in. Where both entries are in one app, the new one has a number behind the email: keep that.
      </p>
      <p className="text-ink-muted">
        {`You were signed out everywhere else. You still have ${counted(person.recoveryCodesLeft, "recovery code")}.`}
      </p>
      <div>
        <LinkButton href={PROFILE}>Back to your profile</LinkButton>
      </div>
    </>
  );
}
