import type { ListedAuthenticator } from "@countersign/twofactor";
import { Moment } from "../../words/moment.tsx";

/** When an authenticator was added and last used. */
export function SinceWhen({ authenticator: { createdAt, lastUsedAt } }: { authenticator: ListedAuthenticator }) {
  return (
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
  );
}
