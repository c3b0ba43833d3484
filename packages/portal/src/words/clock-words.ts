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

/**
 * What to do about a phone whose clock is off, after a code that did not work.
 *
 * @param seconds ahead, negative behind
 */
export function clockAdvice(seconds: number): string {
  return `Your phone's clock is ${clockWords(seconds)}. Set its time automatically (on iPhone: Settings, General, Date & Time; on Android: Settings, System, Date & time), then type the next code.`;
}
