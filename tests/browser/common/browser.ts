import { mkdirSync } from "node:fs";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject } from "vitest";

/** What the tests of the pages share: a Chromium, signed-in pages, and the accessibility check. */

export const hubUrl = () => servers().hubUrl;
export const sandboxUrl = () => servers().sandboxUrl;

/** Those of this worker: one ERP is no place for two files at once. */
function servers() {
  const own = inject("servers")[Number(process.env.VITEST_POOL_ID) - 1];
  if (own === undefined) throw new Error("this worker has no servers");
  return own;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}

/** A page of its own, without cookies. Every error of its scripts and every breach of its policy fails the test. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: hubUrl(), ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect.unreachable(`script failed: ${error.message}`));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) expect.unreachable(message.text());
  });
  return page;
}

export async function signIn(page: Page, token: string): Promise<void> {
  await page.goto("/");
  await page.getByText("Entrar com chave de API ou token de operador").click();
  await page.getByLabel("Chave de API ou token de operador").fill(token);
  await page.getByRole("button", { name: "Entrar com a chave" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Says that a page is there, with this heading. */
export async function expectHeading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

type Violation = { id: string; nodes: { html: string }[] };

/** What axe finds on the page as it stands: nothing, when all is well. The context must bypass the page's policy. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: Violation[] }>("axe.run()");
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
}

/** Screenshots are for whoever wants to look: `SHOTS=folder`. */
export async function shoot(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env;
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}
