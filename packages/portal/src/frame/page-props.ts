/** What Next gives a page: its query, where a parameter may be absent or repeated. */
export type PageProps = {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
};

/** A query parameter's text; a repeated one counts as absent, because two readers could pick different ones. */
export function textOf(parameter: string | readonly string[] | undefined): string | null {
  return typeof parameter === "string" ? parameter : null;
}
