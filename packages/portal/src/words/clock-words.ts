/**
 * How far a clock is off, in words: "about 4 minutes ahead".
 *
 * @param seconds ahead, negative behind
 */
export function clockWords(seconds: number): string {
  const off = Math.abs(seconds);
  const minutes = Math.round(off / 60);
  const amount = off < 90 ? `about ${off} seconds` : `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return `${amount} ${seconds < 0 ? "behind" : "ahead"}`;
}
