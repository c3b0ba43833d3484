import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "../action/link-pending.tsx";

/** What one column is about. */
export interface TableColumn {
  /** Its heading; on a narrow screen it stands before each of its values. */
  label: string;
  /** Where the table is ordered by it. Given, the heading is a link. */
  sortHref?: string;
  /** How the table is ordered by it now. */
  sorted?: "ascending" | "descending";
  /** For counts. */
  numeric?: boolean;
}

/** Rows of the same columns. */
export interface TableProps {
  /** What the rows are; the table's accessible name. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly TableColumn[];
  /** As many cells as columns; the first names the row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}

// On a narrow screen rows become blocks, at which some browsers forget that this is a table: the roles say it again.
const role = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader" },
  name: { role: "rowheader" },
  cell: { role: "cell" },
};

const cell = "py-1 wrap-anywhere sm:px-4 sm:py-3 sm:first:pl-0 sm:last:pr-0 sm:align-middle";

/** A table that becomes a list of small blocks below 640 px. */
export function Table({ caption, captionHidden = false, columns, rows }: TableProps) {
  return (
    <table {...role.table} className="w-full text-left max-sm:block">
      <caption className={captionHidden ? "sr-only" : "pb-3 text-left font-medium max-sm:block"}>{caption}</caption>
      <thead {...role.group} className="max-sm:block">
        <tr {...role.row} className="border-line border-b max-sm:flex max-sm:flex-wrap max-sm:gap-x-5">
          {columns.map((column) => (
            <ColumnHeading key={column.label} {...column} />
          ))}
        </tr>
      </thead>
      <tbody {...role.group} className="divide-y divide-line max-sm:block">
        {rows.map((row) => (
          <tr key={row.id} {...role.row} className="max-sm:flex max-sm:flex-col max-sm:py-3 max-sm:first:pt-0">
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.label} {...role.name} scope="row" className={`${cell} font-medium`}>
                  {row.cells[at]}
                </th>
              ) : (
                <td
                  key={column.label}
                  {...role.cell}
                  data-label={column.label}
                  className={`${cell} max-sm:flex max-sm:gap-3 max-sm:text-sm max-sm:before:w-24 max-sm:before:shrink-0 max-sm:before:text-ink-muted max-sm:before:content-[attr(data-label)] ${column.numeric ? "tabular-nums sm:text-right" : ""}`}
                >
                  {row.cells[at]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ColumnHeading({ label, sortHref, sorted, numeric }: TableColumn) {
  return (
    <th
      {...role.column}
      scope="col"
      aria-sort={sorted}
      className={`px-4 pb-2 font-medium text-ink-muted text-sm first:pl-0 last:pr-0 ${numeric ? "text-right" : ""} ${sortHref ? "max-sm:px-0" : "max-sm:sr-only"}`}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          prefetch={false}
          className="relative inline-flex min-h-6 items-center gap-1 underline-offset-4 hover:text-ink hover:underline max-sm:min-h-11"
        >
          {label}
          {sorted === "ascending" ? <ArrowUp size={14} aria-hidden /> : null}
          {sorted === "descending" ? <ArrowDown size={14} aria-hidden /> : null}
          <LinkPending />
        </Link>
      ) : (
        label
      )}
    </th>
  );
}
