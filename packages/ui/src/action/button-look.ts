/**
 * What a press means: the main thing, another thing, something that takes away, the way to a dialog that will ask
 * before it takes something away, something beside the point.
 */
export type ButtonLook = "primary" | "secondary" | "danger" | "caution" | "quiet";

const shape =
  "relative inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border py-2 text-center font-medium leading-snug no-underline print:hidden";

const colours: Record<ButtonLook, string> = {
  primary: "border-transparent bg-accent px-4 text-on-accent hover:bg-accent-strong",
  secondary: "border-control bg-surface px-4 text-ink hover:border-ink-muted hover:bg-sunken",
  danger: "border-transparent bg-danger px-4 text-on-danger hover:opacity-90",
  caution: "border-control bg-surface px-4 text-danger hover:border-danger hover:bg-danger-soft",
  quiet: "border-transparent -mx-2 bg-transparent px-2 text-accent hover:bg-accent-soft hover:text-accent-strong",
};

/** The classes of a button, for whatever element it is. */
export function buttonLook(look: ButtonLook, wide = false): string {
  return `${shape} ${colours[look]} ${wide ? "w-full" : ""}`;
}
