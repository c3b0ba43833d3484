import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../../docs/benchmarks.md", import.meta.url));
const BEGINNING = `# Benchmarks

Each section is written by \`npm run bench -- <name>\`, which fills a database of its own. Times depend on the machine;
nothing timed decides a test.
`;

/** Puts a benchmark's section in the place of its last one, or at the end. */
export async function writeSection(name: string, title: string, text: string): Promise<void> {
  const before = await readFile(FILE, "utf8").catch(() => BEGINNING);
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const section = `${from}\n\n## ${title}\n\n${text}\n\n${to}`;
  const begins = before.indexOf(from);
  const ends = before.indexOf(to);
  const after =
    begins < 0 || ends < 0
      ? `${before.trimEnd()}\n\n${section}\n`
      : `${before.slice(0, begins)}${section}${before.slice(ends + to.length)}`;
  await writeFile(FILE, after);
}
