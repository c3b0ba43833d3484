import type { ReactNode } from "react";

/**
 * One sheet of paper, as it will be printed: a page that holds one directly in its `main` prints it and nothing else.
 * Wants to stay within one A4 and one US Letter page; `print.css` sets the margins.
 */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <article
      data-sheet
      className="mx-auto flex w-full max-w-3xl flex-col gap-6 rounded-2xl border border-line bg-surface p-5 sm:p-10 print:max-w-none print:gap-5 print:-my-6 print:border-0 print:p-0"
    >
      {children}
    </article>
  );
}
