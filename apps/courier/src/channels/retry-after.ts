/**
 * How long a provider asks us to stay away, in whole seconds, or null when it does not say. Both forms of the header:
 * seconds, and a date.
 * @see RFC 9110 §10.2.3
 */
export function retryAfterSeconds(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim();
  if (!text) return null;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
