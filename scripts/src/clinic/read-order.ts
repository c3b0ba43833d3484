import { parseArgs } from "node:util";
import { emailSetting } from "@countersign/accounts";
import { z } from "zod";
import { Refusal } from "../say.ts";
import type { ClinicOrder } from "./new-clinic.ts";
import { lineOption } from "./typed-options.ts";

const USAGE =
  'Usage: npm run clinic -- --slug hill --name "Hill Clinic" --admin-email ada@hill.example --admin-name "Ada Stone"';

const Order = z.object({
  slug: z
    .string("is missing")
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      "may hold small letters, digits and hyphens, and becomes part of a host's name",
    ),
  name: lineOption(120),
  "admin-name": lineOption(200),
  "admin-email": emailSetting,
});

/** @throws Refusal that says what is missing and how it is called */
export function readOrder(args: readonly string[]): ClinicOrder {
  const parsed = Order.safeParse(valuesOf(args));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`--${issue?.path.join("")} ${issue?.message}.\n${USAGE}`);
  }
  const { slug, name, "admin-name": adminName, "admin-email": adminEmail } = parsed.data;
  return { slug, name, adminName, adminEmail };
}

function valuesOf(args: readonly string[]): Record<string, unknown> {
  const text = { type: "string" } as const;
  try {
    const options = { slug: text, name: text, "admin-name": text, "admin-email": text };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
