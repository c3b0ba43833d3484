import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { MutantResult } from "@stryker-mutator/api/core";
import { equivalents } from "./equivalents.ts";

/** Per cent of the mutants that a test must notice, those aside that no test can. */
export const SCORE_LEAST = 85;

/** What a run found, for people, and its score. */
export function reportOf(name: string, mutants: readonly MutantResult[]): { text: string; score: number } {
  const counted = mutants.filter(({ status }) => status !== "CompileError" && status !== "RuntimeError");
  const missed = counted.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const equal = missed.filter(isEquivalent);
  const timedOut = counted.filter(({ status }) => status === "Timeout").length;
  const score = (100 * (counted.length - missed.length)) / Math.max(1, counted.length - equal.length);
  const lines = missed.filter((mutant) => !isEquivalent(mutant)).map(lineOf);
  const killed = `${counted.length - missed.length} of ${counted.length} noticed, ${timedOut} of them by a timeout`;
  const text = `${name}: ${score.toFixed(1)} % (${killed}; ${equal.length} equivalent)\n${lines.join("\n")}`;
  return { text, score };
}

function isEquivalent(mutant: MutantResult): boolean {
  const [file, line] = [fileOf(mutant), sourceLine(mutant)];
  return equivalents.some((known) => known.file === file && known.line === line && known.mutant === mutant.replacement);
}

function fileOf({ fileName }: MutantResult): string {
  return relative("packages", fileName);
}

function sourceLine({ fileName, location }: MutantResult): string {
  return readFileSync(fileName, "utf8").split("\n")[location.start.line - 1]?.trim() ?? "";
}

function lineOf(mutant: MutantResult): string {
  const { status, location, mutatorName, replacement } = mutant;
  const at = `${fileOf(mutant)}:${location.start.line}:${location.start.column}`;
  return `  ${status} ${mutatorName} ${at}\n    ${sourceLine(mutant)}\n    → ${replacement}`;
}
