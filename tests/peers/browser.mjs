// Drives the system's Chromium through steps given as JSON on stdin; answers, as JSON, what each "ask" found.
// Steps: {goto}, {press}, {ask: expression}, {wait: expression that becomes true}, {picture: file}, {look: "dark"}.
import { createRequire } from "node:module";

const { chromium } = createRequire(process.argv[2])("playwright-core");
const { executable, width, height, offline, steps } = JSON.parse(await new Response(process.stdin).text());

const browser = await chromium.launch({ executablePath: executable, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width, height }, offline });
const page = await context.newPage();
const asked = [];
const answers = [];
const faults = [];
page.on("request", (request) => asked.push(request.url()));
page.on("pageerror", (error) => faults.push(String(error)));
for (const step of steps) {
  if (step.goto) await page.goto(step.goto);
  if (step.look) await page.emulateMedia({ colorScheme: step.look });
  if (step.press) await page.keyboard.press(step.press);
  if (step.wait) await page.waitForFunction(step.wait, undefined, { timeout: 30_000 });
  if (step.ask) answers.push(await page.evaluate(step.ask));
  if (step.picture) await page.screenshot({ path: step.picture });
}
await browser.close();
console.log(JSON.stringify({ answers, asked, faults }));
