import type { Context } from "@countersign/db";
import { sealEvents } from "../seals/seal-events.ts";
import { checkNewest, checkRound } from "./check-seals.ts";

/** Clinics that get a share of the round in a minute. */
const TURNS = 100;

/** What the courier does each minute: seals what is settled, compares the newest seals, and goes on with the round. */
export async function sealAndCheck(context: Context, signal: AbortSignal): Promise<void> {
  const newest = await sealEvents(context, signal);
  await checkNewest(context, newest);
  await checkRound(context, TURNS, signal);
}
