import type { DemoFile, DemoPerson } from "../demo/demo-file.ts";

const COLUMNS = ["Clinic", "Who", "Email", "Password", "State"] as const;

/** What `npm start` ends with: where to go, as whom, and in the demo where the codes are. */
export function welcome(
  addresses: Readonly<Record<string, string>>,
  people: DemoFile["people"],
  inbox: string | null = null,
): string {
  const places = Object.entries(addresses).map(([name, address]) => `  ${name.padEnd(16)}${address}`);
  const lines = ["", ...places, ""];
  if (people.length > 0) lines.push(...table([COLUMNS, ...people.map(row)]), "");
  if (inbox) lines.push(`  Every code these people need – from their apps, emails and texts – is at ${inbox}`, "");
  return lines.join("\n");
}

function row(person: DemoPerson): string[] {
  const who = person.role === "admin" ? "admin" : person.kind;
  return [person.clinic, `${person.name} (${who})`, person.email, person.password, person.state.replaceAll("_", " ")];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`;
  const [head = [], ...body] = rows;
  return [
    line(head).trimEnd(),
    line(widths.map((width) => "-".repeat(width))),
    ...body.map((cells) => line(cells).trimEnd()),
  ];
}
