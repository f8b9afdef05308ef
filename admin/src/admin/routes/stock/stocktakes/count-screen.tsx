import type { Stocktake } from "@baixian/backend/contract"
import { Badge, Container, Label, Switch, Text, toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo, useRef, useState } from "react"
import { documentQuery } from "../../../api/stock-documents"
import { findGoods, goodsQuery, searchGoods } from "../../../api/stock-goods"
import { RequestRefused } from "../../../api/request"
import { useCountBook } from "../../../ui/count/use-count-book"
import { beep } from "../../../ui/counter/beep"
import { ScanBox, type ScanResult } from "../../../ui/counter/scan-box"
import type { Scanned } from "../../../ui/counter/scanned"
import { FindBox } from "../../../ui/find-box"
import { failureText, Nothing } from "../../../ui/load-state"
import { Segmented } from "../../../ui/segmented"
import { DocumentTop } from "../../../ui/stock/document-head"
import { focusScanBox } from "../../../ui/stock/goods-finder"
import { ImportLines } from "../../../ui/stock/import/import-lines"
import type { HowTaken, ImportedLine } from "../../../ui/stock/import/take-over"
import type { Desk } from "../../../ui/stock/use-desk"
import { useWords, type Words } from "../../../ui/use-words"
import {
  asRecounted,
  codesOf,
  type CountedGoods,
  differing,
  isInScope,
  linesNamed,
  progressOf,
  saidBy,
  shownLines,
} from "./count-lines"
import { CountNow } from "./count-now"
import { CountedLines } from "./counted-lines"
import { Hits } from "./hits"
import { EndCount } from "./end-count"
import { SyncLamp } from "./sync-lamp"
import { unexplained } from "./variance-draft"
import { faultsOfMissing, useReasons, VarianceLines } from "./variance-lines"

/**
 * 盘点 on the spot: a scanner or a phone in one hand. Every scan is kept on the device before anything else; the network may
 * come and go. Blank and zero are two things, and both can be seen.
 */
export function CountScreen({ desk, stocktake }: { desk: Desk; stocktake: Stocktake }) {
  const words = useWords()
  const { t } = words
  const queries = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const round = stocktake.round ?? 1
  const { book, state } = useCountBook(stocktake, desk.person.id, (read) => {
    queries.setQueryData(documentQuery("stocktake", read.id).queryKey, read)
  })
  const [mode, setMode] = useState<"scan" | "type">("scan")
  const [typing, setTyping] = useState<CountedGoods | null>(null)
  const [hits, setHits] = useState<{ goods: CountedGoods[]; quantity: number }>({ goods: [], quantity: 1 })
  const [find, setFind] = useState("")
  const [onlyLeft, setOnlyLeft] = useState(false)
  const goods = useQuery(goodsQuery(stocktake.point_code))
  const codes = useMemo(() => codesOf(goods.data ?? [], state.lines), [goods.data, state.lines])
  const isRecount = stocktake.state === "recount"
  // A count that was sent back goes on in its second round; what was counted in the first holds until it is counted again.
  const counted = (item: string): number | null =>
    book.counted(item) ??
    (isRecount
      ? null
      : (state.lines.find(({ inventory_item_id }) => inventory_item_id === item)?.first_counted ?? null))
  const progress = progressOf(state.lines, round === 1 ? book.counted : counted, isRecount)
  const lines = shownLines(state.lines, round === 1 ? book.counted : counted, { isRecount, find, onlyLeft })
  const isBlindRecount = stocktake.is_blind === true && round === 2
  const reasons = useReasons(stocktake, desk.person.id)
  const [isChecked, setIsChecked] = useState(false)
  // Asked of the book, which is newer than this drawing of the page right after it was sent.
  const missing = () =>
    round === 2
      ? unexplained(reasons.reasons, asRecounted(book.state().lines, book.counted), { asksSettle: false })
      : []
  const faults = isChecked ? faultsOfMissing(missing(), t) : {}

  const meant = async (code: string): Promise<CountedGoods | null> => {
    const known = codes.get(code.toUpperCase())
    if (known) return known
    const [found] = await findGoods(stocktake.point_code, code)
    return found ?? null
  }
  const count = async (item: CountedGoods, quantity: number): Promise<string> => {
    const counted = await book.add(item, { kind: "scan", quantity })
    return t("stock_docs.stocktake.counted_now", { title: item.title, counted: counted ?? 0 })
  }
  const take = async (item: CountedGoods, quantity: number): Promise<ScanResult> => {
    if (!isInScope(stocktake, state.lines, item)) {
      const scope_kind = stocktake.scope_kind === "shelf" ? "shelf" : "category"
      const named = { title: item.title, scope: scopeName(stocktake, desk, words) }
      return { is_found: false, text: t(`stock_docs.stocktake.not_in_scope.${scope_kind}`, named) }
    }
    if (mode === "scan") return { is_found: true, text: await count(item, quantity) }
    setTyping(item)
    return { is_found: true, text: item.title }
  }
  /** What the text stands for: goods by their code, else lines by their name; by pinyin, and beyond the list, only with a network. */
  const lookUp = async (text: string): Promise<{ item: CountedGoods | null; named: CountedGoods[] }> => {
    const here = linesNamed(state.lines, text, isRecount)
    try {
      const item = await meant(text)
      if (item || here.length > 0) return { item, named: here }
      const { items } = await searchGoods(stocktake.point_code, text)
      return {
        item: null,
        named: items.filter(isCountedHere),
      }
    } catch (error) {
      if (error instanceof RequestRefused || here.length === 0) throw error
      return { item: null, named: here }
    }
  }
  const isCountedHere = (item: CountedGoods): boolean =>
    isRecount
      ? state.lines.some((line) => line.inventory_item_id === item.inventory_item_id && line.needs_recount)
      : isInScope(stocktake, state.lines, item)
  const scan = async ({ code, quantity }: Scanned): Promise<ScanResult> => {
    setHits({ goods: [], quantity })
    try {
      const { item, named } = await lookUp(code)
      if (item) return await take(item, quantity)
      if (named.length === 0) return { is_found: false, text: t("stock_docs.stocktake.unknown", { code }) }
      setHits({ goods: named, quantity })
      return { is_found: true, text: t("stock_docs.stocktake.found", { total: named.length }) }
    } catch (error) {
      if (error instanceof RequestRefused) return { is_found: false, text: failureText(error, t) }
      return { is_found: false, text: t("stock_docs.stocktake.unknown_offline", { code }) }
    }
  }
  const choose = async (item: CountedGoods) => {
    setHits({ goods: [], quantity: 1 })
    const { is_found, text } = await take(item, hits.quantity)
    beep(is_found ? "found" : "unknown")
    if (mode === "scan") {
      toast.success(text)
      focusScanBox(box)
    }
  }
  const set = async (item: CountedGoods, quantity: number | null) => {
    setTyping(null)
    await book.add(item, quantity === null ? { kind: "cleared", quantity: 0 } : { kind: "typed", quantity })
    focusScanBox(box)
  }
  const takeSheet = async (rows: readonly ImportedLine[], how: HowTaken) => {
    const said = rows.flatMap(({ inventory_item_id, title, values }) => {
      const one = saidBy({ values }, counted(inventory_item_id), how)
      return one ? [{ inventory_item_id, title, ...one }] : []
    })
    await book.addAll(said)
  }
  const undo = async () => {
    const undone = await book.undo()
    focusScanBox(box)
    if (!undone) return
    beep("found")
    toast.info(
      t("stock_docs.stocktake.undone", {
        title: undone.title,
        counted: undone.counted ?? t("stock_docs.stocktake.blank"),
      })
    )
  }
  const scope = scopeName(stocktake, desk, words)

  return (
    <>
      <DocumentTop kind="stocktake" head={stocktake} places={desk.places} point={stocktake.point_code}>
        <div className="flex flex-wrap items-center gap-2">
          <Text size="small">{t("stock_docs.stocktake.scope_of", { scope })}</Text>
          {stocktake.is_blind && <Badge size="2xsmall">{t("stock_docs.stocktake.is_blind")}</Badge>}
          <Badge size="2xsmall" color={round === 2 ? "orange" : "grey"}>
            {t("stock_docs.stocktake.round", { round })}
          </Badge>
        </div>
        <Progress counted={progress.counted} lines={progress.lines} />
        <SyncLamp
          state={state}
          onRetry={() => void book.sync()}
          onDismiss={(ids) => void book.dismiss(ids)}
        />
      </DocumentTop>
      <Container className="flex flex-col gap-y-3 px-4 py-4 sm:px-6">
        <Segmented
          label={t("stock_docs.stocktake.mode")}
          value={mode}
          options={(["scan", "type"] as const).map((value) => ({
            value,
            label: t(`stock_docs.stocktake.modes.${value}`),
          }))}
          onChange={(chosen) => {
            setMode(chosen)
            setTyping(null)
            focusScanBox(box)
          }}
        />
        <div ref={box}>
          <ScanBox
            label={t("stock_docs.finder.label")}
            hint={t("stock_docs.stocktake.find_hint")}
            camera={mode === "scan" ? "counting" : "once"}
            onScan={scan}
            failureText={(error) => failureText(error, t)}
          />
          <Hits goods={hits.goods} onChoose={(item) => void choose(item)} />
        </div>
        <CountNow
          goods={typing ?? state.last}
          isTyping={typing !== null}
          counted={book.counted((typing ?? state.last)?.inventory_item_id ?? "")}
          canUndo={book.canUndo()}
          hasBegun={progress.counted > 0}
          onSet={(item, quantity) => void set(item, quantity)}
          onType={(item) => setTyping(item)}
          onUndo={() => void undo()}
          onCode={(code) => {
            setTyping(null)
            focusScanBox(box)
            void scan({ code, quantity: 1 }).then(({ is_found, text }) => {
              beep(is_found ? "found" : "unknown")
              if (is_found) toast.success(text)
              else toast.error(text)
            })
          }}
        />
      </Container>
      <Container className="p-0">
        <div className="flex flex-wrap items-center gap-3 border-b px-4 py-3 sm:px-6">
          <FindBox find={find} onChange={setFind} />
          <span className="flex items-center gap-x-2">
            <Switch id="only-left" size="small" checked={onlyLeft} onCheckedChange={setOnlyLeft} />
            <Label size="small" htmlFor="only-left">
              {t("stock_docs.stocktake.only_left")}
            </Label>
          </span>
          <Text size="small" className="text-ui-fg-subtle">
            {progress.left > 0
              ? t("stock_docs.stocktake.left", { left: progress.left })
              : t("stock_docs.stocktake.all_counted")}
          </Text>
          <ImportLines
            kind="counts"
            point={stocktake.point_code}
            of={stocktake.id}
            isHere={({ inventory_item_id }) => counted(inventory_item_id) !== null}
            refused={(row) =>
              isCountedHere(row) ? null : t("stock_import.not_in_count", { title: row.title })
            }
            onTake={takeSheet}
          />
        </div>
        {lines.length === 0 ? (
          <Nothing title={t("stock_docs.stocktake.all_counted")} />
        ) : (
          <CountedLines
            lines={lines}
            isBlind={stocktake.is_blind === true}
            onChoose={(item) => {
              setTyping(item)
              window.scrollTo({ top: 0 })
            }}
          />
        )}
      </Container>
      {round === 2 && (
        <VarianceLines
          lines={differing(asRecounted(state.lines, book.counted), isBlindRecount)}
          reasons={reasons}
          isBlind={isBlindRecount}
          canChoose
          faults={faults}
        />
      )}
      <EndCount
        stocktake={stocktake}
        book={book}
        state={state}
        progress={progress}
        reasons={reasons}
        missing={() => missing().length}
        onCheck={() => setIsChecked(true)}
      />
    </>
  )
}

/** What a count is of, in words. */
export function scopeName({ scope_kind, scope_label }: Stocktake, desk: Desk, { t, nameOf }: Words): string {
  if (scope_kind === "category") {
    const category = desk.categories.find(({ handle }) => handle === scope_label)
    return category ? nameOf(category) : (scope_label ?? "")
  }
  return scope_kind === "shelf" && scope_label ? scope_label : t("stock_docs.stocktake.scopes.place")
}

function Progress({ counted, lines }: { counted: number; lines: number }) {
  const { t } = useWords()
  const text = t("stock_docs.stocktake.progress", { counted, lines })

  return (
    <div className="flex items-center gap-x-3">
      <div
        role="progressbar"
        aria-label={text}
        aria-valuenow={counted}
        aria-valuemin={0}
        aria-valuemax={lines}
        className="bg-ui-bg-component-hover h-2 min-w-24 flex-1 overflow-hidden rounded-full"
      >
        <div
          className="bg-ui-tag-green-icon h-full"
          style={{ width: `${lines === 0 ? 0 : Math.round((counted / lines) * 100)}%` }}
        />
      </div>
      <span className="txt-compact-small whitespace-nowrap tabular-nums">{text}</span>
    </div>
  )
}
