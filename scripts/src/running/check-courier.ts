import { execFile } from "node:child_process";
import { join } from "node:path";
import type { DeploymentKeys } from "../database/keys.ts";
import type { Settings } from "../env.ts";
import { NODE, ROOT } from "../root.ts";
import { Refusal } from "../say.ts";
import { COURIER, courierEnvironment } from "./processes.ts";

const NOT_OPENED_YET = "postgres://localhost/countersign";

/**
 * Has the courier read its settings, in its own words and before a minute of building: they are its business, and
 * nothing here repeats them.
 *
 * @throws Refusal with the courier's sentence
 */
export function checkCourier(settings: Settings, keys: DeploymentKeys): Promise<void> {
  const env = courierEnvironment({ settings, keys, appUrl: NOT_OPENED_YET });
  return new Promise((resolve, reject) => {
    execFile(NODE, ["src/check-settings.ts"], { cwd: join(ROOT, COURIER), env }, (error, _said, sentence) => {
      if (error) reject(new Refusal(sentence.trim() || "The courier's settings could not be checked."));
      else resolve();
    });
  });
}
