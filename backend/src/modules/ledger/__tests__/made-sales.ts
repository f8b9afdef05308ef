import type { NewSalesLine } from "../sales-line"
import { on } from "./made-lines"

/** Sales as they come, and the same for the same seed: several lines a document, refunds, back-dated days, all dimensions. */
export function madeSales(seed: number) {
  const random = randomOf(seed)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const lineOf = (key: string, document: string): NewSalesLine => {
    const isBack = random() < 0.2
    const net_fen = Math.floor(random() * 100_000) * (isBack ? -1 : 1)
    const source = pick(["order", "till", "filing", "group"] as const)
    const day = pick(days)
    return on(key, day, net_fen, {
      occurred_at: `${day}T${pick(["00", "08", "23"])}:59:59+08:00`,
      kind: isBack ? "refund" : "sale",
      quantity: isBack ? -1 : 1 + Math.floor(random() * 5),
      source,
      source_document: document,
      line: source === "order" ? "online" : "offline",
      origin_code: pick(["530827", "530828", "420506", "540200"]),
      ...pick(points),
      supplier_id: pick(["sup_1", "sup_2", null]),
      product_id: pick(["prod_1", "prod_2", "prod_3", null]),
      counting_type: pick(["procurement", "assisted_sale"]),
      in_catalogue: random() < 0.5,
      is_recognised: random() < 0.5,
      is_sample: random() < 0.1,
    })
  }
  return {
    chance: (share: number) => random() < share,
    upTo: (most: number) => 1 + Math.floor(random() * most),
    /** The lines of one transaction; some belong to documents that others have lines of, too. */
    lines: (name: string): NewSalesLine[] =>
      Array.from({ length: 1 + Math.floor(random() * 12) }, (_, index) =>
        lineOf(`${name}/${index}`, random() < 0.2 ? pick(["shared_1", "shared_2"]) : name)
      ),
  }
}

/** Made up so that a point's kind and district differ from its neighbours'. */
const points = [
  { sales_point_code: "ONLINE", point_kind: "online", district_code: null, venue_type: null },
  { sales_point_code: "P1", point_kind: "counter", district_code: "310101", venue_type: "office" },
  { sales_point_code: "P2", point_kind: "counter", district_code: "310104", venue_type: "school" },
  { sales_point_code: "P3", point_kind: "outlet", district_code: "310101", venue_type: null },
] as const

const days = [
  "2001-02-03",
  "2025-12-31",
  "2026-01-01",
  "2026-01-15",
  "2026-02-28",
  "2026-03-01",
  "2026-03-02",
  "2026-03-31",
  "2026-04-01",
  "2044-05-06",
]

/** mulberry32: small, seeded, even enough. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
