import type { Person } from "@countersign/twofactor";

/** What a portal tells of a session, in milliseconds from then on: clocks of browsers are wrong. */
export type SessionLeft = {
  /** The portal's clock: a browser that goes back meets old pages, which tell old news. */
  readonly toldAt: number;
  /** Until it ends if nothing happens any more. */
  readonly idleMs: number;
  /** Until it ends in any case. */
  readonly lastMs: number;
};

/** What the portal answers when it is asked how a session stands. */
export type SessionNews =
  | ({ readonly live: true } & SessionLeft)
  /** `because` as the sign-in page takes it. */
  | { readonly live: false; readonly because: string | null };

/** How much is left of a session. */
export function sessionLeft({ ends }: Pick<Person, "ends">, now: Date): SessionLeft {
  const until = (moment: Date) => Math.max(0, moment.getTime() - now.getTime());
  return { toldAt: now.getTime(), idleMs: until(ends.idleAt), lastMs: until(ends.lastAt) };
}
