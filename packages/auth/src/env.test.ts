import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { readSettings } from "./env.ts";

const key = Buffer.alloc(32, 7).toString("base64url");
const right = {
  COUNTERSIGN_PORTAL: "staff",
  DATABASE_URL: "postgres://app:secret@localhost/countersign",
  COUNTERSIGN_KEYS: `k1:${key}`,
  SESSION_SECRET: "s".repeat(32),
  STAFF_URL: "http://localhost:3000/",
  ADMIN_URL: "http://localhost:3001",
  PATIENT_URL: "https://{clinic}.patients.example.org",
};

test("complete settings are read; what is optional is demo mode and no fixed clinic", () => {
  expect(readSettings(right)).toMatchObject({
    mode: "demo",
    portal: "staff",
    databaseUrl: right.DATABASE_URL,
    sessionSecret: right.SESSION_SECRET,
    urls: { staff: "http://localhost:3000", patient: "https://{clinic}.patients.example.org" },
    defaultClinic: null,
    onlyClinic: null,
  });
});

test.each(Object.keys(right))("a portal without %s does not start, and says so", (name) => {
  expect(() => readSettings({ ...right, [name]: undefined })).toThrow(`The setting ${name} is missing.`);
  expect(() => readSettings({ ...right, [name]: "" })).toThrow(`The setting ${name} is missing.`);
});

test.each([
  ["COUNTERSIGN_MODE", "test", "must be demo or production"],
  ["COUNTERSIGN_PORTAL", "courier", "must be staff, admin or patient"],
  ["DATABASE_URL", "mysql://localhost", "must be a postgres:// address"],
  ["SESSION_SECRET", "hunter2", "must have at least 32 characters"],
  ["STAFF_URL", "localhost:3000", "must be an http or https address"],
  ["ADMIN_URL", "https://example.org/admin", "must be an http or https address"],
  ["PATIENT_URL", "ftp://example.org", "must be an http or https address"],
  ["DEFAULT_CLINIC", "Lake Side", "must be a clinic's short name"],
  ["ONLY_CLINIC", "lake.side", "must be a clinic's short name"],
])("a malformed %s is named in one sentence that does not repeat its value", (name, value, why) => {
  const read = () => readSettings({ ...right, [name]: value });
  expect(read).toThrow(`The setting ${name} is not usable: it ${why}`);
  expect(read).not.toThrow(value);
});

test("a malformed keyring is refused by the keyring's own sentence", () => {
  expect(() => readSettings({ ...right, COUNTERSIGN_KEYS: "k1:short" })).toThrow(/COUNTERSIGN_KEYS must be 32 bytes/);
});

test("a process with an unusable setting ends at once, with one sentence and exit code 1", () => {
  const main = `import { checkSettings } from "${import.meta.resolve("./env.ts")}"; checkSettings("admin"); console.log("on");`;
  const run = (env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, ["--input-type=module", "--eval", main], { env, encoding: "utf8" });
  expect(run({ ...right, NODE_ENV: "production" })).toMatchObject({ status: 0, stdout: "on\n", stderr: "" });
  expect(run({ ...right, SESSION_SECRET: "short", NODE_ENV: "production" })).toMatchObject({
    status: 1,
    stdout: "",
    stderr: "The setting SESSION_SECRET is not usable: it must have at least 32 characters.\n",
  });
});
