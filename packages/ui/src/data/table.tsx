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
  /** Holds what people typed, which may be one word of any length: it may break anywhere, and is kept wide. */
  long?: boolean;
  /** Left out where the table has little room; blocks and wide tables have it. */
  secondary?: boolean;
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

const cell =
  "py-1 rows:px-3 rows:py-3 rows:first:pl-0 rows:last:pr-0 rows:align-middle xl:px-4 [&_time]:whitespace-normal";

/** A column is as wide as its longest word, so that no word breaks, unless it holds words of any length. */
function cellLook({ long, numeric, secondary }: TableColumn): string {
  const breaks = long ? "wrap-anywhere rows:min-w-40" : "max-rows:wrap-anywhere";
  return [cell, breaks, numeric ? "tabular-nums rows:text-right" : "", secondary ? "rows:max-lg:hidden" : ""].join(" ");
}

/** A table that becomes a list of small blocks where columns would have to break words. */
export function Table({ caption, captionHidden = false, columns, rows }: TableProps) {
  return (
    <table {...role.table} className="w-full text-left max-rows:block">
      <caption className={captionHidden ? "sr-only" : "pb-3 text-left font-medium max-rows:block"}>{caption}</caption>
      <thead {...role.group} className="max-rows:block">
        <tr {...role.row} className="border-line border-b max-rows:flex max-rows:flex-wrap max-rows:gap-x-5">
          {columns.map((column) => (
            <ColumnHeading key={column.label} {...column} />
          ))}
        </tr>
      </thead>
      <tbody {...role.group} className="divide-y divide-line max-rows:block">
        {rows.map((row) => (
          <tr key={row.id} {...role.row} className="max-rows:flex max-rows:flex-col max-rows:py-3 max-rows:first:pt-0">
            {columns.map((column, at) =>
              at === 0 ? (
                <th
                  key={column.label}
                  {...role.name}
                  scope="row"
                  className={`${cellLook({ long: true, ...column })} font-medium ${column.long === false ? "" : "rows:min-w-60"}`}
                >
                  {row.cells[at]}
                </th>
              ) : (
                <td
                  key={column.label}
                  {...role.cell}
                  data-label={column.label}
                  className={`${cellLook(column)} max-rows:flex max-rows:gap-3 max-rows:text-sm max-rows:before:w-24 max-rows:before:shrink-0 max-rows:before:text-ink-muted max-rows:before:content-[attr(data-label)]`}
                >
                  <div className="min-w-0">{row.cells[at]}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ColumnHeading({ label, sortHref, sorted, numeric, secondary }: TableColumn) {
  return (
    <th
      {...role.column}
      scope="col"
      aria-sort={sorted}
      className={`px-3 pb-2 font-medium text-ink-muted text-sm first:pl-0 last:pr-0 xl:px-4 ${numeric ? "text-right" : ""} ${secondary ? "rows:max-lg:hidden" : ""} ${sortHref ? "max-rows:px-0" : "max-rows:sr-only"}`}
    >
      {sortHref ? (
        <Link
          href={sortHref}
          prefetch={false}
          className="relative inline-flex min-h-6 items-center gap-1 underline-offset-4 hover:text-ink hover:underline max-rows:min-h-11"
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
