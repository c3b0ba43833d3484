/** What decides whether a link is still worth sending. */
export type LinkMoments = {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
};

/** Why a link is not sent any more; `wanted` when it is. */
export type LinkStanding = "wanted" | "used" | "superseded" | "expired";

/** Whether a link can still be used when its mail goes out. */
export function linkStandingOf(link: LinkMoments, now: Date): LinkStanding {
  if (link.usedAt) return "used";
  if (link.replacedAt) return "superseded";
  return link.expiresAt <= now ? "expired" : "wanted";
}
