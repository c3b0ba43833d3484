// Makes the README's pictures from a running demo: `npm start` in one window, `npm run pictures` in another.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { generate } from "otplib";
import { type DemoFile, type DemoPerson, readDemoFile } from "./demo/demo-file.ts";
import { readSettings } from "./env.ts";
import { ROOT } from "./root.ts";
import { refuse, say } from "./say.ts";

const FOLDER = join(ROOT, "docs", "pictures");
const SIZE = { width: 1280, height: 800 };
const SYSTEM_BROWSER = "/usr/bin/chromium";

async function makePictures(): Promise<void> {
  const settings = readSettings();
  const demo = await readDemoFile(settings.dataDir);
  const executablePath = settings.given.CHROMIUM_PATH ?? SYSTEM_BROWSER;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  await mkdir(FOLDER, { recursive: true });
  await picture(browser, "enrolment", (page) => openSetUp(page, demo));
  await picture(browser, "dashboard", (page) => openDashboard(page, demo));
  await browser.close();
  say(`The pictures are in ${FOLDER}.`);
}

async function picture(browser: Browser, name: string, open: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, colorScheme: "light", locale: "en-GB" });
  await open(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}

async function openSetUp(page: Page, { staff, people }: DemoFile): Promise<void> {
  const address = staff.replace("localhost", "harbour.localhost");
  await signIn(page, address, find(people, { clinic: "harbour", state: "not_enrolled" }));
  await page.getByRole("img", { name: "QR code" }).waitFor();
}

async function openDashboard(page: Page, { admin, people }: DemoFile): Promise<void> {
  const somebody = find(people, { clinic: "lakeside", role: "admin" });
  await signIn(page, admin, somebody);
  const code = page.getByRole("textbox", { name: "Authentication code" });
  await code.fill(await generate({ secret: somebody.setupKey ?? "" }));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByRole("heading", { name: "Dashboard" }).waitFor();
}

async function signIn(page: Page, portal: string, { email, password }: DemoPerson): Promise<void> {
  await page.goto(`${portal}/login`);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

function find(people: readonly DemoPerson[], wish: Partial<DemoPerson>): DemoPerson {
  const found = people.find((person) =>
    Object.entries(wish).every(([name, value]) => person[name as keyof DemoPerson] === value),
  );
  if (!found) throw new Error("The demo's people are others than these pictures know.");
  return found;
}

await makePictures().catch(refuse);
