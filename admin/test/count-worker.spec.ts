import { readFileSync } from "node:fs"
import vm from "node:vm"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

const code = readFileSync(new URL("../count-worker.js", import.meta.url), "utf8")
const origin = "https://shop.example"
const script = "/app/assets/kept-count-1.js"
const html = "text/html; charset=utf-8"

type Network = (address: string) => Promise<Response>
const answers = (text: string, status = 200, type = "text/javascript"): Promise<Response> =>
  Promise.resolve(new Response(text, { status, headers: { "content-type": type } }))
const away: Network = () => Promise.reject(new TypeError("Failed to fetch"))
/** What a request is to a worker: a page that is opened cannot be made with `new Request`. */
const asked = (path: string, { mode = "cors", method = "GET" } = {}) => ({
  url: new URL(path, origin).href,
  mode,
  method,
})
const opening = (path: string) => asked(path, { mode: "navigate" })

/** The built worker in a browser of a few lines; `stored` outlives it, as a browser's caches do. */
function worker(release: string, network: Network, stored = new Map<string, Map<string, Response>>()) {
  const listeners: Record<string, (event: object) => void> = {}
  const built = { release, assets: "/app/assets/", page: `kept page ${release}`, files: [script] }
  const caches = {
    open: async (name: string) => {
      const cache = stored.get(name) ?? new Map<string, Response>()
      stored.set(name, cache)
      return { put: async (address: string, answer: Response) => void cache.set(address, answer) }
    },
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
    match: async ({ url }: { url: string }) =>
      [...stored.values()]
        .map((cache) => cache.get(new URL(url).pathname))
        .find(Boolean)
        ?.clone(),
  }
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => (listeners[name] = listener),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: { origin },
  }
  const fetch = (request: string | { url: string }) =>
    network(typeof request === "string" ? request : new URL(request.url).pathname)
  vm.runInNewContext(`const BUILT = ${JSON.stringify(built)}\n${code}`, {
    self,
    caches,
    fetch,
    Response,
    URL,
    setTimeout: (...all: Parameters<typeof setTimeout>) => setTimeout(...all),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
  })
  const happens = async (name: "install" | "activate") => {
    let done: Promise<unknown> = Promise.resolve()
    listeners[name]?.({ waitUntil: (promise: Promise<unknown>) => (done = promise) })
    await done
  }

  return {
    stored,
    begins: async () => {
      await happens("install")
      await happens("activate")
    },
    /** Its answer as text; null where it leaves the request to the browser. */
    answers: async (request: ReturnType<typeof asked>): Promise<string | null> => {
      let answer: Promise<Response> | null = null
      listeners.fetch?.({ request, respondWith: (given: Promise<Response>) => (answer = given) })
      return answer && (await (await (answer as Promise<Response>)).text())
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe("the worker of counts", () => {
  it("opens pages by the network as long as it answers, whatever it says", async () => {
    const page = opening("/app/stock/stocktakes/1")
    expect(await worker("a", () => answers("dashboard")).answers(page)).toBe("dashboard")
    expect(await worker("a", () => answers("not here", 404)).answers(page)).toBe("not here")
    expect(await worker("a", () => answers("not you", 401)).answers(page)).toBe("not you")
  })

  it("opens the kept page without a network, and when a proxy finds nothing behind it", async () => {
    expect(await worker("a", away).answers(opening("/app/orders"))).toBe("kept page a")
    expect(await worker("a", () => answers("bad gateway", 502)).answers(opening("/app/orders"))).toBe(
      "kept page a"
    )
  })

  it("waits three seconds for a slow network and not longer", async () => {
    const inMs = (ms: number): Network => {
      return async () => {
        await new Promise((resolve) => setTimeout(resolve, ms))
        return await answers("dashboard")
      }
    }
    const quick = worker("a", inMs(2_900)).answers(opening("/app/start"))
    const slow = worker("a", inMs(3_100)).answers(opening("/app/start"))
    await vi.advanceTimersByTimeAsync(3_200)
    expect(await quick).toBe("dashboard")
    expect(await slow).toBe("kept page a")
  })

  it("never answers what is asked of the backend, nor what changes anything", async () => {
    const { begins, answers: answered } = worker("a", () => answers("x"))
    await begins()
    for (const path of ["/admin/me", "/auth/session", "/admin/stock/stocktakes/1", "/store/x", "/app/x.js"])
      expect({ path, answer: await answered(asked(path)) }).toEqual({ path, answer: null })
    expect(await answered(asked(script, { method: "POST" }))).toBeNull()
    expect(await answered(asked(`https://other.example${script}`))).toBeNull()
  })

  it("answers a kept file without the network and any other by it", async () => {
    let calls = 0
    const { begins, answers: answered } = worker("a", async (address) => {
      calls += 1
      return await answers(`file ${address}`)
    })
    await begins()
    expect(await answered(asked(script))).toBe(`file ${script}`)
    expect(calls).toBe(1)
    expect(await answered(asked("/app/assets/orders-9.js"))).toBe("file /app/assets/orders-9.js")
    expect(calls).toBe(2)
  })

  it("does not begin with a file missing: the dashboard answers it with a page, or the network falls", async () => {
    await expect(worker("a", () => answers("<html>", 200, html)).begins()).rejects.toThrow(script)
    await expect(worker("a", () => answers("", 500)).begins()).rejects.toThrow(script)
    await expect(worker("a", away).begins()).rejects.toThrow("Failed to fetch")
  })

  it("keeps the files of its release and of the one before, for a page that is still open", async () => {
    const { stored } = worker("a", away)
    stored.set("somebody-elses", new Map())
    for (const release of ["a", "b", "c", "b"]) await worker(release, () => answers(release), stored).begins()
    expect([...stored.keys()]).toEqual(["somebody-elses", "baixian-count-b", "baixian-count-c"])
  })
})
