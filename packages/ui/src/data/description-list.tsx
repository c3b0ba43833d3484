import type { ReactNode } from "react";

/** Facts as pairs of a term and its value; side by side where the list itself has the room. */
export function DescriptionList({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="@container divide-y divide-line">
      {items.map(({ term, value }) => (
        <div key={term} className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 @lg:grid-cols-[12rem_1fr]">
          <dt className="text-ink-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
