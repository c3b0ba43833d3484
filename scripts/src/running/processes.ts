import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DeploymentKeys } from "../database/keys.ts";
import { derivedSecret } from "../database/keys.ts";
import { environmentWith, type Settings } from "../env.ts";
import { PORTALS, type Portal } from "../portals.ts";
import { Child } from "./child.ts";

const DEMO_CLINIC = "lakeside";
export const COURIER = "apps/courier";

export type Addresses = Readonly<Record<Portal, string>>;

/** What every process of the deployment is told. */
export interface Deployment {
  readonly settings: Settings;
  readonly keys: DeploymentKeys;
  readonly appUrl: string;
}

/** Where people reach the portals: as configured, or on this machine. */
export function addressesOf(settings: Settings): Addresses {
  return {
    staff: settings.STAFF_URL ?? `http://localhost:${settings.STAFF_PORT}`,
    admin: settings.ADMIN_URL ?? `http://localhost:${settings.ADMIN_PORT}`,
    patient: settings.PATIENT_URL ?? `http://localhost:${settings.PATIENT_PORT}`,
  };
}

/** Which clinic is meant where a host names none; the demo has one of its own. */
export function clinicsOf(settings: Settings): { defaultClinic: string | null; onlyClinic: string | null } {
  const { DEFAULT_CLINIC, ONLY_CLINIC } = settings.given;
  const standard = settings.COUNTERSIGN_MODE === "demo" ? DEMO_CLINIC : null;
  return { defaultClinic: DEFAULT_CLINIC ?? standard, onlyClinic: ONLY_CLINIC ?? null };
}

export function portOf(settings: Settings, portal: Portal): number {
  return { staff: settings.STAFF_PORT, admin: settings.ADMIN_PORT, patient: settings.PATIENT_PORT }[portal];
}

/** Every port that this deployment listens on, by its setting. Providers call back only where one was told to. */
export function portsOf(settings: Settings): Record<string, number> {
  const { STAFF_PORT, ADMIN_PORT, PATIENT_PORT, INBOX_PORT, CALLBACK_PORT, given } = settings;
  return {
    STAFF_PORT,
    ADMIN_PORT,
    PATIENT_PORT,
    ...(settings.COUNTERSIGN_MODE === "demo" ? { INBOX_PORT } : {}),
    ...(given.CALLBACK_URL || given.RESEND_WEBHOOK_SECRET ? { CALLBACK_PORT } : {}),
  };
}

export function startPortals(deployment: Deployment): Map<Portal, Child> {
  return new Map(PORTALS.map((portal) => [portal, startPortal(deployment, portal)]));
}

function startPortal(deployment: Deployment, portal: Portal): Child {
  const { settings, keys } = deployment;
  const env = {
    ...withoutProviders(commonEnvironment(deployment)),
    COUNTERSIGN_PORTAL: portal,
    PORT: String(portOf(settings, portal)),
    SESSION_SECRET: derivedSecret(keys, `sessions of ${portal}`),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: keys.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  };
  return new Child({
    name: `${portal} portal`,
    folder: `apps/${portal}`,
    file: "server.ts",
    env,
    log: log(settings, portal),
  });
}

export function startCourier(deployment: Deployment): Child {
  return new Child({
    name: "courier",
    folder: COURIER,
    file: "src/main.ts",
    env: courierEnvironment(deployment),
    log: log(deployment.settings, "courier"),
  });
}

export function courierEnvironment(deployment: Deployment): NodeJS.ProcessEnv {
  const { INBOX_PORT, CALLBACK_PORT } = deployment.settings;
  return {
    ...commonEnvironment(deployment),
    INBOX_PORT: String(INBOX_PORT),
    CALLBACK_PORT: String(CALLBACK_PORT),
  };
}

/** A portal speaks to no provider: what opens one is not told to it. */
function withoutProviders(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(RESEND|SMTP|TWILIO)_/.test(name));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}

function commonEnvironment({ settings, keys, appUrl }: Deployment): NodeJS.ProcessEnv {
  const addresses = addressesOf(settings);
  const { defaultClinic } = clinicsOf(settings);
  return {
    ...environmentWith(defaultClinic ? { DEFAULT_CLINIC: defaultClinic } : {}),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    COUNTERSIGN_MODE: settings.COUNTERSIGN_MODE,
    COUNTERSIGN_DATA: settings.dataDir,
    DATABASE_URL: appUrl,
    COUNTERSIGN_KEYS: keys.COUNTERSIGN_KEYS,
    STAFF_URL: addresses.staff,
    ADMIN_URL: addresses.admin,
    PATIENT_URL: addresses.patient,
  };
}

function log(settings: Settings, name: string): string {
  const folder = join(settings.dataDir, "logs");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.log`);
}
