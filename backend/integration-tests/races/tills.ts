import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"
import type { StockMove } from "../../src/modules/stock/move-stock"
import type { Outcome, TillWork } from "./till-process"

export type { Outcome } from "./till-process"

const backend = path.resolve(__dirname, "../..")
const LIMIT_MS = 120_000

/** Everything a refusal of a sale may be called; anything else is a fault of ours. */
export const CLEAN = ["insufficient_inventory", "stock_below_reserved"]

/** Deals tills over processes. They are connected and warm when this returns; `go` starts all at once. */
export async function openTills(
  database_url: string,
  baskets: StockMove[][][],
  { way, processes = 2 }: { way: TillWork["way"]; processes?: number }
): Promise<{ go: () => Promise<Outcome[]> }> {
  const tills = baskets.map((own, till) => ({ till, baskets: own }))
  const children = Array.from({ length: processes }, (_, index) => {
    const child = fork(path.join(__dirname, "till-process.ts"), [], {
      cwd: backend,
      execArgv: ["-r", "ts-node/register"],
      env: { ...process.env, TS_NODE_TRANSPILE_ONLY: "true", NODE_OPTIONS: "" },
    })
    const own = tills.filter(({ till }) => till % processes === index)
    child.send({ database_url, tills: own, way } satisfies TillWork)
    return child
  })
  await Promise.all(children.map(async (child) => heard(child, (message) => message === "ready")))
  return {
    go: async () => {
      const answers = children.map(async (child) => (await heard(child, Array.isArray)) as Outcome[])
      for (const child of children) child.send("go")
      return (await Promise.all(answers)).flat()
    },
  }
}

/** The first message that is meant; ends the child and throws when it dies or says nothing within two minutes. */
async function heard(child: ChildProcess, isMeant: (message: unknown) => boolean): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL")
      reject(new Error("A process of tills said nothing for two minutes."))
    }, LIMIT_MS)
    const done = (): void => clearTimeout(timer)
    child.on("message", (message) => {
      if (!isMeant(message)) return
      done()
      resolve(message)
    })
    child.once("exit", (code) => {
      done()
      reject(new Error(`A process of tills ended with ${code}.`))
    })
  })
}

/** Numbers that look like chance and are the same for one seed (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/**
 * Overlapping baskets of two to five lines in random order, for each till, and after each basket its lines as single pieces,
 * so that in the end nothing is left that anybody wanted.
 */
export function randomBaskets(
  items: readonly { inventory_item_id: string; location_id: string }[],
  { tills, rounds, seed }: { tills: number; rounds: number; seed: number }
): StockMove[][][] {
  const next = chance(seed)
  return Array.from({ length: tills }, () =>
    Array.from({ length: rounds }, () => {
      const lines = new Set<(typeof items)[number]>()
      const wanted = 2 + next(4)
      while (lines.size < wanted) lines.add(items[next(items.length)]!)
      const basket = [...lines].map((item) => ({ ...item, quantity: -(1 + next(2)) }))
      return [basket, ...basket.map((line) => [{ ...line, quantity: -1 }])]
    }).flat()
  )
}
