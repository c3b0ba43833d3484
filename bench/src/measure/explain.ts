import type { Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** What EXPLAIN (ANALYZE, BUFFERS) says of one run of a statement. */
export interface PlanFacts {
  readonly executionMs: number;
  readonly planningMs: number;
  /** Pages of 8 KiB that the whole plan touched, wherever they were. */
  readonly pages: number;
  /** Rows that all scans read, kept or not. */
  readonly rowsRead: number;
  /** The indexes and tables read, in the plan's order. */
  readonly reads: readonly string[];
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly "Shared Hit Blocks"?: number;
  readonly "Shared Read Blocks"?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly Plan: PlanNode;
  readonly "Planning Time": number;
  readonly "Execution Time": number;
}

/** Runs a statement under EXPLAIN (ANALYZE, BUFFERS). It is carried out. */
export async function explain(db: Database, statement: SQL): Promise<PlanFacts> {
  const rows = await db.execute<{ "QUERY PLAN": readonly Explained[] }>(
    sql`explain (analyze, buffers, format json) ${statement}`,
  );
  const explained = rows[0]?.["QUERY PLAN"][0];
  if (!explained) throw new Error("EXPLAIN gave no plan.");
  const nodes = allOf(explained.Plan);
  const scans = nodes.filter((node) => node["Node Type"].includes("Scan"));
  return {
    executionMs: explained["Execution Time"],
    planningMs: explained["Planning Time"],
    pages: (explained.Plan["Shared Hit Blocks"] ?? 0) + (explained.Plan["Shared Read Blocks"] ?? 0),
    rowsRead: scans.reduce((sum, node) => sum + rowsOf(node), 0),
    reads: [...new Set(scans.flatMap((node) => node["Index Name"] ?? node["Relation Name"] ?? []))],
  };
}

function allOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(allOf)];
}

function rowsOf(node: PlanNode): number {
  const each =
    (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return Math.round(each * (node["Actual Loops"] ?? 1));
}
