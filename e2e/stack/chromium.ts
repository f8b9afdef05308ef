/** The browser of every journey: the system's own, kept from calling home. */
export const chromium = {
  executablePath: process.env.CHROME_BIN || "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
  ],
}
