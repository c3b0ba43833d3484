import type { Context, Keys } from "@countersign/db";
import { FORMAT } from "../../verifier/verify-export.mjs";
import { chainBeginning } from "../seals/read-seals.ts";
import { everyEvent, type TrailFilter } from "../trail/trail-source.ts";
import type { ExportItem } from "./export-item.ts";
import { streamFiltered } from "./stream-filtered.ts";
import { streamWhole } from "./stream-whole.ts";

/** Whose trail, and which part of it. */
export type ExportQuery = {
  readonly clinicId: string;
  readonly clinicName: string;
  readonly filter: TrailFilter;
};

/** Does this filter leave nothing out? Then the export can prove that it is whole. */
export function isWhole(filter: TrailFilter): boolean {
  return Object.keys(everyEvent).every((name) => filter[name as keyof TrailFilter] === null);
}

/** What an export consists of, a few thousand events at a time. */
export function exportItems({ db }: Context, { clinicId, filter }: ExportQuery): AsyncGenerator<ExportItem[]> {
  return isWhole(filter) ? streamWhole(db, clinicId) : streamFiltered(db, clinicId, filter);
}

/**
 * An export that proves itself, as lines of JSON: what it is, then seals and events, keys before their first use, and a
 * last line that counts them. `verifier/verify-export.mjs` checks it.
 */
export async function* jsonLines(context: Context, query: ExportQuery): AsyncGenerator<string> {
  const { clinicId, clinicName, filter } = query;
  const { number, chain, writtenThrough } = await chainBeginning(context.db, clinicId);
  yield line({
    type: "export",
    format: FORMAT,
    clinicId,
    clinic: clinicName,
    exportedAt: context.now(),
    complete: isWhole(filter),
    filter,
    start: { number, chain: chain.toString("hex"), writtenThrough },
  });
  const counts = { events: 0, seals: 0 };
  const told = new Set<string>();
  for await (const items of exportItems(context, query)) {
    let text = "";
    for (const item of items) {
      counts[item.is === "seal" ? "seals" : "events"]++;
      text += item.is === "seal" ? sealLines(context.keys, item, told) : eventLine(item);
    }
    yield text;
  }
  yield line({ type: "end", ...counts });
}

function sealLines(keys: Keys, item: Extract<ExportItem, { is: "seal" }>, told: Set<string>): string {
  const { lowestId: _lowest, highestId: _highest, chain, signature, ...head } = item.seal;
  const seal = line({
    type: "seal",
    ...head,
    previousChain: item.previousChain.toString("hex"),
    chain: chain.toString("hex"),
    signature: signature.toString("hex"),
  });
  if (told.has(head.keyId)) return seal;
  told.add(head.keyId);
  const publicKey = keys.publicKey("audit_seal", head.keyId)?.toString("hex") ?? "";
  return line({ type: "key", keyId: head.keyId, publicKey }) + seal;
}

function eventLine({ event, seal, proof }: Extract<ExportItem, { is: "event" }>): string {
  const path = proof?.path.map((hash) => hash.toString("hex"));
  return line({ type: "event", seal, ...(proof ? { leaf: proof.leaf, path } : {}), event });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
