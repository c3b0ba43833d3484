/** Codes to be kept: each item's whole text is the code, and one press selects it whole. */
export function CodeList({ label, codes }: { label: string; codes: readonly string[] }) {
  return (
    <ol
      {...{ role: "list" }}
      aria-label={label}
      className="grid gap-x-8 gap-y-1 rounded-xl border border-line bg-sunken px-5 py-4 sm:grid-cols-2"
    >
      {codes.map((code) => (
        <li key={code} className="select-all whitespace-nowrap py-1 font-mono tabular-nums tracking-wide">
          {code}
        </li>
      ))}
    </ol>
  );
}
