/**
 * The service worker of 盘点. The build puts `BUILT` before this file (`vite-kept-count.cjs`). It answers two things and leaves
 * everything else, /admin and /auth above all, to the browser:
 * - opening a page below its own address: the network, and without an answer in time the kept page, which stands in this file;
 * - a hashed file of the dashboard: the kept one when it is kept, else the network.
 */
const CACHES = "baixian-count-"
const PATIENCE_MS = 3_000

self.addEventListener("install", (event) => {
  // The kept page names its own files only, so a new release need not wait until the old one's tabs are closed.
  void self.skipWaiting()
  event.waitUntil(keepFiles())
})

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([dropOlderReleases(), self.clients.claim()]))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method !== "GET") return
  const { origin, pathname } = new URL(request.url)
  if (request.mode === "navigate") event.respondWith(openedPage(request))
  else if (origin === self.location.origin && pathname.startsWith(BUILT.assets))
    event.respondWith(keptFile(request))
})

/** All files or none: half of them would open half a page. */
async function keepFiles() {
  const cache = await caches.open(CACHES + BUILT.release)
  await Promise.all(
    BUILT.files.map(async (file) => {
      const answer = await fetch(file)
      // The dashboard answers a file it does not have with its own page, and 200.
      if (!answer.ok || answer.headers.get("content-type")?.includes("text/html"))
        throw new Error(`${file} of this release is not there.`)
      await cache.put(file, answer)
    })
  )
}

/** The release before this one stays: a page that is still open may load a file of it. */
async function dropOlderReleases() {
  const names = await caches.keys()
  const others = names.filter((name) => name.startsWith(CACHES) && name !== CACHES + BUILT.release)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

async function openedPage(request) {
  let timer
  const tooLong = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error("The network is too slow.")), PATIENCE_MS)
  })
  try {
    const answer = await Promise.race([fetch(request), tooLong])
    // A proxy that finds no backend behind it is no better than no network.
    if (answer.status < 500) return answer
  } catch {
    // No network, or none that answers: what was kept is all there is.
  } finally {
    clearTimeout(timer)
  }
  return new Response(BUILT.page, { headers: { "content-type": "text/html; charset=utf-8" } })
}

async function keptFile(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? (await fetch(request))
}
