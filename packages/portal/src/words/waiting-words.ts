/** How long to wait, to be read by a person: "in 30 seconds", "in 5 minutes". Rounded up, so that it is never too early. */
export function inSeconds(seconds: number): string {
  return seconds < 120 ? `in ${counted(seconds, "second")}` : `in ${counted(Math.ceil(seconds / 60), "minute")}`;
}

/** A number with its noun: "1 try", "4 tries". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
