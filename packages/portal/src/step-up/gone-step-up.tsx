import type { GoneWhy, Person } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { ConfirmFrame } from "./confirm-frame.tsx";

const sentences: Readonly<Record<GoneWhy, string>> = {
  missing: "There is nothing to confirm. Begin again with what you wanted to do.",
  expired: "This was left open for too long, and nothing was changed. Begin again with what you wanted to do.",
  replaced:
    "Something newer took the place of this, and nothing was changed here. Begin again with what you wanted to do.",
  cancelled: "This was cancelled, and nothing was changed.",
  failed: "Too many wrong codes. Nothing was changed.",
  redeemed: "This was confirmed already.",
};

/** `/confirm` where there is nothing to be confirmed any more. */
export function GoneStepUp({ person, why }: { person: Person; why: GoneWhy }) {
  return (
    <ConfirmFrame person={person} lead={sentences[why]}>
      <div>
        <LinkButton href="/">Go to the first page</LinkButton>
      </div>
    </ConfirmFrame>
  );
}
