/** What a message or status says at a glance; always beside words and an icon, never colour alone. */
export type Tone = "good" | "caution" | "danger" | "info" | "neutral";

/** Soft background and readable text of a tone. */
export const toneColours: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  caution: "bg-caution-soft text-caution",
  danger: "bg-danger-soft text-danger",
  info: "bg-accent-soft text-accent-strong",
  neutral: "bg-sunken text-ink-muted",
};
