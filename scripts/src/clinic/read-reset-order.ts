import { parseArgs } from "node:util";
import { emailSetting, readLines } from "@countersign/accounts";
import { z } from "zod";
import { Refusal } from "../say.ts";
import { lineOption } from "./typed-options.ts";

/** What the command is called with, in front of its options. */
export const RESET_COMMAND = "reset-two-factor";

const USAGE =
  'Usage: npm run clinic -- reset-two-factor --slug hill --email ada@hill.example --reason "Lost her phone, seen in person"';

const Order = z.object({
  slug: lineOption(63),
  email: emailSetting,
  reason: z
    .string("is missing")
    .transform(readLines)
    .pipe(
      z
        .string()
        .min(3, "must say in a few words why: it is kept, and mailed to the person and the admins")
        .max(500, "may have 500 characters"),
    ),
});

/** Whose second factor is reset, and why. */
export type ResetOrder = z.output<typeof Order>;

/** @throws Refusal with one sentence that names the option, and how the command is called */
export function readResetOrder(args: readonly string[]): ResetOrder {
  const parsed = Order.safeParse(valuesOf(args));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(`--${issue?.path.join("")} ${issue?.message}.\n${USAGE}`);
}

function valuesOf(args: readonly string[]): Record<string, unknown> {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { slug: text, email: text, reason: text } }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
