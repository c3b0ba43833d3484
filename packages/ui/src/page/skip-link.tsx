/** The id of the one `main` of a page: where the skip link and a freed focus lead. */
export const MAIN_ID = "main";

/** First thing in the tab order of every page: jumps over header and navigation. Seen only while it has focus. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only no-print focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-20 focus:rounded-lg focus:bg-accent focus:px-4 focus:py-3 focus:font-medium focus:text-on-accent"
    >
      Skip to main content
    </a>
  );
}
