import { findProgram, installPackages } from "./debian.mjs"
import { Refusal } from "./refusal.mjs"

const find = () =>
  findProgram([
    ...(process.env.SOFFICE_BIN ? [process.env.SOFFICE_BIN] : []),
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  ])

/** A LibreOffice that is here already, or Debian's (80 MB to fetch, half a minute): the reports' files are opened with it. */
export function requireOffice() {
  const found = find() ?? (installPackages(["libreoffice-calc", "fonts-noto-cjk"]) ? find() : undefined)
  if (found) return found
  throw new Refusal(
    "The tests open the reports' files with LibreOffice. Install it (Debian: sudo apt-get install libreoffice-calc; " +
      "macOS: brew install --cask libreoffice), or set SOFFICE_BIN to its program, and run npm test again."
  )
}
