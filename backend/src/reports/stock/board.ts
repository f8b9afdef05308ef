import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockBoard, StockDocumentKind, StockDocumentRow, StockDocumentState } from "../../contract"
import { listDocuments } from "../../modules/stock/documents/list-documents"
import type { Place } from "../../modules/stock/documents/place"
import { IS_FULL_COUNT } from "./full-count"
import { allLevels, isInState } from "./levels"

/** A board names so many of each; the pages behind it have all. */
const MOST = 10
/** What was refused is told for so long; nothing else takes it off the board. */
const REFUSED_SHOWN_MS = 7 * 24 * 60 * 60 * 1000
/** A place that was not counted as a whole for so long is due. */
const COUNT_EVERY_DAYS = 30

const salesSql = `
  SELECT count(DISTINCT source_document) FILTER (WHERE kind = 'sale')::float8 AS documents,
    coalesce(sum(quantity), 0)::float8 AS quantity, coalesce(sum(net_fen), 0)::float8 AS net_fen
  FROM sales_line WHERE sales_point_code = :point_code AND business_day = CAST(:today AS date)`
const lastCountSql = `
  SELECT to_char(max(d.posted_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS last_counted_on,
    coalesce(max(d.posted_at) < now() - make_interval(days => ${COUNT_EVERY_DAYS}), true) AS is_due
  FROM stock_document d WHERE d.point_code = :point_code AND ${IS_FULL_COUNT}`
const placesOfHubSql = `
  SELECT code FROM sales_point
  WHERE (code = :code OR hub_code = :code) AND stock_location_id IS NOT NULL AND deleted_at IS NULL`

/** What there is to do at a place today; a hub also sees what its counters wait for. */
export async function stockBoard(db: Knex, place: Place, today: string): Promise<StockBoard> {
  const points = place.kind === "hub" ? await placesOfHub(db, place.code) : [place.code]
  const open = async (
    kind: StockDocumentKind,
    state: StockDocumentState,
    { of = [place.code], side = null }: { of?: string[]; side?: "from" | "to" | null } = {}
  ): Promise<StockDocumentRow[]> => {
    const any = { from: null, until: null, q: null, limit: MOST, offset: 0 }
    return (await listDocuments(db, { kind, state, points: of, side, ...any })).items
  }
  const dispatched = await open("transfer", "dispatched", { side: "to" })
  const requested = await open("transfer", "requested", { side: "from" })
  const counting = [await open("stocktake", "counting"), await open("stocktake", "recount")]
  const approvals = [
    await open("stocktake", "submitted", { of: points }),
    await open("write_off", "submitted", { of: points }),
  ]
  const drafts = [await open("receipt", "draft"), await open("write_off", "draft")]
  const ended = [await open("write_off", "refused"), await open("transfer", "refused", { side: "to" })]
  const refused = ended
    .flat()
    .filter(({ changed_at }) => Date.parse(String(changed_at)) > Date.now() - REFUSED_SHOWN_MS)
  const levels = await allLevels(db, { location_id: place.location_id, today })
  const sales = await db.raw<{ rows: StockBoard["sales_today"][] }>(salesSql, {
    point_code: place.code,
    today,
  })
  const counted = await db.raw<{ rows: { last_counted_on: string | null; is_due: boolean }[] }>(
    lastCountSql,
    {
      point_code: place.code,
    }
  )
  const of = (state: "low" | "out" | "expiring"): StockBoard["low"] => {
    const found = levels.filter((level) => isInState(level, state))
    return {
      total: found.length,
      items: found.slice(0, MOST).map(({ product_id: _product, ...level }) => level),
    }
  }
  return {
    point: { code: place.code, name: place.name, kind: place.kind },
    sales_today: sales.rows[0]!,
    to_receive: dispatched,
    to_send: requested,
    counts_open: counting.flat(),
    count_due: counted.rows[0]!.is_due,
    last_counted_on: counted.rows[0]!.last_counted_on,
    approvals: approvals.flat(),
    drafts: drafts.flat(),
    refused,
    low: of("low"),
    out: of("out"),
    expiring: of("expiring"),
  }
}

async function placesOfHub(db: Knex, code: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { code: string }[] }>(placesOfHubSql, { code })
  return rows.map((row) => row.code)
}
