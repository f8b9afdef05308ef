// The dashboard's own path, put in place by its bundler: `/app`.
declare const __BASE__: string

/**
 * Has the browser keep the page that opens counts without a network (`count-worker.js`). Browsers give workers to https and
 * localhost only; a failure is written to the console, because the count itself goes on.
 */
export async function registerCountWorker(): Promise<void> {
  // A developing server builds no worker.
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return
  try {
    await navigator.serviceWorker.register(`${__BASE__.replace(/\/+$/, "")}/count-worker.js`, {
      updateViaCache: "none",
    })
  } catch (error) {
    reportError(error)
  }
}
