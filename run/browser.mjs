import { findProgram, installPackages } from "./debian.mjs"
import { Refusal } from "./refusal.mjs"

const find = () =>
  findProgram([
    ...(process.env.CHROME_BIN ? [process.env.CHROME_BIN] : []),
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ])

/** A Chromium that is here already; installs Debian's, with Chinese letters, where it is missing. */
export function requireBrowser() {
  const found = find() ?? (installPackages(["chromium", "fonts-noto-cjk"]) ? find() : undefined)
  if (found) return found
  throw new Refusal(
    "The browser tests need Chromium or Chrome. Install one (Debian: sudo apt-get install chromium fonts-noto-cjk), " +
      "or set CHROME_BIN to its program, and run npm test again."
  )
}
