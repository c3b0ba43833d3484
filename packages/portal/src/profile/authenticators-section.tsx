import { context } from "@countersign/auth/context.ts";
import { listAuthenticators, type Person } from "@countersign/twofactor";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { Moment } from "../words/moment.tsx";

/** The phones that can answer when this person signs in. */
export async function AuthenticatorsSection({ person }: { person: Person }) {
  const authenticators = await listAuthenticators(context().db, person);
  return (
    <Section id="authenticators" title="Authenticators">
      <ListCard
        label="Authenticators"
        items={authenticators.map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          title: name,
          details: (
            <>
              Added <Moment at={createdAt.toISOString()} shape="date" />
              {" · "}
              {lastUsedAt ? (
                <>
                  last used <Moment at={lastUsedAt.toISOString()} />
                </>
              ) : (
                "not used yet"
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}
