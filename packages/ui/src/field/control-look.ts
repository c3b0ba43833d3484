/** How a text control looks: 44 px high, an edge of 3:1, wrong ones edged in the colour of danger and thicker. */
export const controlLook =
  "block w-full min-h-11 rounded-lg border border-control bg-surface px-3 py-2 text-ink hover:border-ink-muted aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--danger)]";
