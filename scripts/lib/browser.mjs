import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function find() {
  return [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path));
}

/** A Chromium for the page tests: the machine's own, else Debian's package. */
export function ensureBrowser() {
  const found = find();
  if (found) return found;
  if (existsSync("/usr/bin/apt-get") && process.getuid?.() === 0) {
    console.log("Installing a browser for the page tests (Debian's chromium) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
      spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
    }
  }
  const installed = find();
  if (installed) return installed;
  console.error(
    "The page tests need Chromium or Chrome. Install one, or name it: CHROMIUM=/path/to/chromium npm test",
  );
  process.exit(1);
}
