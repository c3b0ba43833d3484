import { context } from "@countersign/auth/context.ts";
import { AUTHENTICATORS_MOST, type ListedAuthenticator, listAuthenticators, type Person } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { authenticatorDialogPath } from "./authenticators/authenticator-paths.ts";
import { SinceWhen } from "./authenticators/since-when.tsx";

/** The phones that can answer when this person signs in. */
export async function AuthenticatorsSection({ person }: { person: Person }) {
  const authenticators = await listAuthenticators(context().db, person);
  const full = authenticators.length >= AUTHENTICATORS_MOST;
  // Staff go without only by turning the second factor off; patients have codes by email to go back to.
  const removable = authenticators.length > 1 || person.kind === "patient";
  return (
    <Section
      id="authenticators"
      title="Authenticators"
      lead={`A code of any of them signs you in.${full ? " There can be no more than these five." : ""}`}
    >
      <ListCard label="Authenticators" items={authenticators.map((one) => itemOf(one, removable))} />
    </Section>
  );
}

function itemOf(authenticator: ListedAuthenticator, removable: boolean) {
  const { id, name } = authenticator;
  return {
    id,
    title: <span className="wrap-anywhere">{name}</span>,
    details: <SinceWhen authenticator={authenticator} />,
    action: (
      <div className="flex flex-wrap gap-3">
        <OpenButton href={authenticatorDialogPath("rename", id)}>
          Rename <span className="sr-only">{name}</span>
        </OpenButton>
        {removable ? (
          <OpenButton href={authenticatorDialogPath("remove", id)}>
            Remove <span className="sr-only">{name}</span>
          </OpenButton>
        ) : null}
      </div>
    ),
  };
}
