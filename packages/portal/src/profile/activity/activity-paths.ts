/** Everything that happened around one's own account, page by page. */
export const ACTIVITY = "/profile/activity";

/**
 * A page of it.
 *
 * @param page.before only what is older than this event; null for the newest
 * @param page.notMe the event over which "Was this not you?" stands open
 */
export function activityPath(page: { readonly before: string | null; readonly notMe?: string }): string {
  const query = new URLSearchParams();
  if (page.before) query.set("before", page.before);
  if (page.notMe) query.set("not-me", page.notMe);
  return query.size > 0 ? `${ACTIVITY}?${query}` : ACTIVITY;
}
