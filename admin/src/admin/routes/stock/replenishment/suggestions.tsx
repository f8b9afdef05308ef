import type { ReplenishmentRow, StockPoint } from "@baixian/backend/contract"
import { Alert, Button, Container, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router-dom"
import { RequestRefused } from "../../../api/request"
import { allLevelsQuery, replenishmentQuery, useReplenish } from "../../../api/stock-levels"
import { useKeptDraft } from "../../../ui/counter/kept-draft"
import { formatCount } from "../../../ui/figures"
import { failureText, LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { ShortGoods } from "../../../ui/place/short-goods"
import { toItem } from "../../../ui/place/to-item"
import { useIsKeeper } from "../../../ui/place/use-is-keeper"
import { newId } from "../../../ui/stock/new-id"
import { useWords, type Words } from "../../../ui/use-words"
import { isQuantities, piecesOf, type Quantities } from "./quantities"
import { QuantityBox } from "./quantity-box"

const EMPTY: Quantities = {}

/** What to ask the hub for: each line with its reason and a number to change; one press makes the request. */
export function Suggestions({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const isKeeper = useIsKeeper()
  const asked = useAskedGoods(point.code)
  const { data, error, refetch } = useQuery(replenishmentQuery(point.code))
  const { draft, change, forget } = useKeptDraft(`replenish:${point.code}`, EMPTY, isQuantities)
  const [id, setId] = useState(newId)
  const [sent, setSent] = useState<string[]>([])
  const replenish = useReplenish()
  if (!data || !asked) {
    return (
      <Container className="p-0">
        {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={8} />}
      </Container>
    )
  }

  const suggested = new Set(data.items.map(({ inventory_item_id }) => inventory_item_id))
  const rows = [...asked.filter(({ inventory_item_id }) => !suggested.has(inventory_item_id)), ...data.items]
  const typed = (row: ReplenishmentRow) =>
    draft[row.inventory_item_id] ?? (row.suggested > 0 ? String(row.suggested) : "")
  const read = rows.map((row) => ({ item: row.inventory_item_id, pieces: piecesOf(typed(row)) }))
  const lines = read.flatMap(({ item, pieces }) =>
    typeof pieces === "number" && pieces > 0 ? [{ inventory_item_id: item, quantity: pieces }] : []
  )
  const faulty = read.find(({ pieces }) => pieces === "fault")
  const send = () => {
    if (faulty) {
      document.querySelector<HTMLElement>("input[data-quantity][aria-invalid=true]")?.focus()
      return
    }
    setSent(lines.map(({ inventory_item_id }) => inventory_item_id))
    replenish.mutate(
      { id, point: point.code, lines },
      {
        onSuccess: ({ transfer }) => {
          forget()
          setId(newId())
          toast.success(t("replenish.sent", { number: transfer.number }))
          void navigate(`/stock/transfers/${transfer.id}`)
        },
      }
    )
  }
  const isShort = data.source !== null && data.short.kinds > 0
  if (rows.length === 0) {
    return (
      <Container className="p-0">
        <Nothing
          title={t(isShort ? "replenish.none_to_ask" : "replenish.nothing")}
          hint={t(isShort ? "replenish.none_to_ask_hint" : "replenish.nothing_hint")}
        >
          {isShort && <ShortGoods short={data.short} />}
          <Button variant="secondary" asChild>
            <Link to={`/stock?point=${encodeURIComponent(point.code)}`}>{t("replenish.choose")}</Link>
          </Button>
        </Nothing>
      </Container>
    )
  }

  return (
    <Container className="divide-y p-0">
      <Text size="small" className="text-ui-fg-subtle px-6 py-3">
        {data.source ? t("replenish.from", { hub: data.source.name }) : t("replenish.from_nobody")}
      </Text>
      {isShort && (
        <div className="px-6 py-3">
          <ShortGoods short={data.short} />
        </div>
      )}
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.inventory_item_id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3">
            <div className="min-w-[200px] flex-1">
              <Link to={toItem(point.code, row)} className="txt-compact-medium-plus text-ui-fg-interactive">
                {row.title}
              </Link>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {reasonOf(row, t)}
              </Text>
              <Text size="xsmall" className="text-ui-fg-muted">
                {t("replenish.facts", {
                  available: formatCount(row.available),
                  in_transit: formatCount(row.in_transit),
                  pack: formatCount(row.pack_size),
                })}
                {row.requested > 0 &&
                  ` · ${t("replenish.requested", { pieces: formatCount(row.requested) })}`}
                {row.source_available !== null &&
                  ` · ${t("replenish.at_hub", { pieces: formatCount(row.source_available) })}`}
              </Text>
              <LineFault row={row} sent={sent} error={replenish.error} typed={typed(row)} />
            </div>
            <div className="flex items-center gap-x-2">
              <Text size="xsmall" className="text-ui-fg-subtle">
                {t("replenish.quantity")}
              </Text>
              <QuantityBox
                label={t("replenish.quantity_of", { title: row.title })}
                value={typed(row)}
                isFaulty={piecesOf(typed(row)) === "fault"}
                describedBy={`fault-${row.inventory_item_id}`}
                onChange={(text) => change({ ...draft, [row.inventory_item_id]: text })}
              />
            </div>
          </li>
        ))}
      </ul>
      {isKeeper && data.source && (
        <div className="bg-ui-bg-base sticky bottom-0 flex flex-wrap items-center gap-3 rounded-b-lg px-6 py-3">
          {replenish.error && (
            <Alert variant="error" role="alert" className="w-full">
              {failureText(replenish.error, t)}
            </Alert>
          )}
          <Text size="small" weight="plus" className="mr-auto">
            {t("replenish.total", {
              kinds: formatCount(lines.length),
              pieces: formatCount(lines.reduce((sum, { quantity }) => sum + quantity, 0)),
            })}
          </Text>
          {Object.keys(draft).length > 0 && (
            <Button className="h-10 sm:h-8" variant="transparent" onClick={forget}>
              {t("replenish.as_suggested")}
            </Button>
          )}
          <Button
            className="h-10 sm:h-8"
            isLoading={replenish.isPending}
            disabled={lines.length === 0 && !faulty}
            onClick={send}
          >
            {t("replenish.send")}
          </Button>
        </div>
      )}
    </Container>
  )
}

type LineFaultProps = { row: ReplenishmentRow; sent: readonly string[]; error: Error | null; typed: string }

/** What is wrong with a line: seen here, or said by the server of the line as it was sent. */
function LineFault({ row, sent, error, typed }: LineFaultProps) {
  const { t } = useWords()
  const at = sent.indexOf(row.inventory_item_id)
  const fields = error instanceof RequestRefused && at >= 0 ? error.fields : {}
  const said = Object.entries(fields).find(
    ([field]) => field.startsWith(`lines.${at}.`) || field === `lines.${at}`
  )
  const fault = piecesOf(typed) === "fault" ? t("replenish.not_a_number") : said?.[1]

  return (
    <p
      id={`fault-${row.inventory_item_id}`}
      role={fault ? "alert" : undefined}
      className="txt-small text-ui-fg-error"
    >
      {fault}
    </p>
  )
}

/** Why this is suggested, in a sentence. */
function reasonOf(row: ReplenishmentRow, t: Words["t"]): string {
  const safety = formatCount(row.safety ?? 0)
  if (row.days_of_stock === null)
    return row.safety === null ? t("replenish.why.unsold") : t("replenish.why.unsold_safety", { safety })

  const pace = {
    sold: formatCount(row.sold_28_days),
    daily: String(row.daily_sales),
    days: formatCount(row.days_of_stock),
  }
  return row.safety === null
    ? t("replenish.why.sold", pace)
    : t("replenish.why.sold_safety", { ...pace, safety })
}

/** Goods that were ticked in the stock list, as lines of their own; null while they are read. */
function useAskedGoods(point: string): ReplenishmentRow[] | null {
  const [address] = useSearchParams()
  const items = (address.get("items") ?? "").split(",").filter(Boolean)
  const { data, isError } = useQuery({ ...allLevelsQuery(point), enabled: items.length > 0 })
  if (items.length === 0 || isError) return []
  if (!data) return null

  return data
    .filter(({ inventory_item_id }) => items.includes(inventory_item_id))
    .map((level) => ({
      inventory_item_id: level.inventory_item_id,
      variant_id: level.variant_id,
      sku: level.sku,
      title: level.title,
      available: level.available,
      in_transit: level.in_transit,
      requested: 0,
      safety: level.safety,
      sold_28_days: 0,
      daily_sales: 0,
      days_of_stock: null,
      pack_size: 1,
      suggested: 0,
      source_available: null,
    }))
}
