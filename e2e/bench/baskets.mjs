/**
 * R2: fifty tills in two processes sell overlapping baskets of two to five lines in random order at one counter, until all is
 * gone, BENCH_ROUNDS (20) times, beside a running backend. BENCH_SEED repeats one.
 */
import { backendCode } from "./backend-code.mjs"
import { freeAt, locksLeft, setFree, stockedPlaces } from "./race-stage.mjs"
import { median, percentile, publish } from "./report.mjs"
import { settings } from "./settings.mjs"

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 20)
const SEED = Number(process.env.BENCH_SEED ?? Date.now() % 1_000_000)
const TILLS = 50
const GOODS = 10
const PIECES = 30
const BASKETS = 4

const backend = backendCode()
const { knex } = backend("@medusajs/framework/mikro-orm/knex")
const { moveStock } = backend("./src/modules/stock/move-stock")
const { CLEAN, openTills, randomBaskets } = backend("./integration-tests/races/tills")

const { database_url } = settings()
const db = knex({ client: "pg", connection: database_url, pool: { min: 0, max: 4 } })
const rows = []
try {
  const places = await stockedPlaces(db, 200)
  const goods = places.filter(({ location_id }) => location_id === places[0].location_id).slice(0, GOODS)
  if (goods.length < GOODS) throw new Error(`The first counter keeps fewer than ${GOODS} goods.`)
  const ends = goods.map(({ inventory_item_id, location_id }) => ({ inventory_item_id, location_id }))
  const opening = await Promise.all(ends.map((at) => freeAt(db, at)))

  for (let round = 1; round <= ROUNDS; round += 1) {
    const seed = SEED + round
    await setFree(
      db,
      moveStock,
      ends.map((at) => ({ at, free: PIECES }))
    )
    const baskets = randomBaskets(ends, { tills: TILLS, rounds: BASKETS, seed })
    const outcomes = await (await openTills(database_url, baskets, { way: "guarded" })).go()
    const sold = outcomes.filter((outcome) => outcome.sold)
    const times = outcomes.map(({ ms }) => ms)
    rows.push({
      round,
      seed,
      baskets: outcomes.length,
      sold_baskets: sold.length,
      sold_pieces: sold.flatMap(({ moves }) => moves).reduce((sum, { quantity }) => sum - quantity, 0),
      stock: PIECES * GOODS,
      left: (await Promise.all(ends.map((at) => freeAt(db, at)))).reduce((sum, free) => sum + free, 0),
      deadlocks: outcomes.filter(({ code }) => code === "40P01").length,
      time_outs: outcomes.filter(({ code }) => code === "55P03").length,
      other_faults: outcomes.filter(
        ({ sold, code }) => !sold && !CLEAN.includes(code) && code !== "40P01" && code !== "55P03"
      ).length,
      median_ms: median(times),
      p95_ms: percentile(times, 0.95),
      locks: await locksLeft(db, 2_000),
    })
  }
  await setFree(
    db,
    moveStock,
    ends.map((at, i) => ({ at, free: opening[i] }))
  )
} finally {
  await db.destroy()
}

const sum = (of) => rows.reduce((total, row) => total + row[of], 0)
const bars = [
  {
    bar: "sold = stock in every round",
    measured: `${sum("sold_pieces")} of ${sum("stock")}`,
    holds: rows.every(({ sold_pieces, stock, left }) => sold_pieces === stock && left === 0),
  },
  ...["deadlocks", "time_outs", "other_faults", "locks"].map((of) => ({
    bar: `0 ${of.replace("_", " ")}`,
    measured: sum(of),
    holds: sum(of) === 0,
  })),
]
publish("baskets", {
  rows,
  bars,
  facts: { tills: TILLS, till_processes: 2, goods: GOODS, pieces: PIECES, first_seed: SEED + 1 },
})
if (bars.some(({ holds }) => !holds)) process.exitCode = 1
