import { benchmarks } from "./benchmarks.ts";
import { machineFacts } from "./report/machine.ts";
import { say } from "./report/say.ts";
import { writeSection } from "./report/write-section.ts";
import { readOrder } from "./run/order.ts";
import { openWorld } from "./run/world.ts";

/** `npm run bench -- <name>`: fills a database of its own, measures, prints, and writes docs/benchmarks.md. */
async function bench(): Promise<void> {
  const order = readOrder(process.argv.slice(2));
  const chosen = benchmarks.filter(({ name }) => order.names.includes(name));
  if (chosen.length === 0) {
    say(
      `npm run bench -- <name> [--data FOLDER]\n\n${benchmarks.map(({ name, about }) => `  ${name}: ${about}`).join("\n")}`,
    );
    return;
  }
  for (const benchmark of chosen) {
    const world = await openWorld(benchmark.name, order.dataDir);
    try {
      const report = await benchmark.run(world);
      const text = `${await machineFacts(world)}\n\n${report}`;
      say(`\n${text}`);
      await writeSection(benchmark.name, benchmark.title, text);
    } finally {
      await world.close();
    }
  }
}

await bench();
// The channel to whoever started us would keep this process alive.
process.exit(0);
