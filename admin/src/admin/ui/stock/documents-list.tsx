import type { StockDocumentKind, StockDocumentRow } from "@baixian/backend/contract"
import { Plus } from "@medusajs/icons"
import { Button, clx, Container, Heading, Input, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router-dom"
import { documentPaths, documentsQuery, type DocumentsParams } from "../../api/stock-documents"
import { Choice } from "../choice"
import { FindBox } from "../find-box"
import { LoadFailed, LoadingRows, Nothing, NothingFound } from "../load-state"
import { plainTable } from "../plain-table"
import { SampleMark } from "../sample-mark"
import { Segmented } from "../segmented"
import { useWords } from "../use-words"
import { DocumentState } from "./document-state"
import { dayAfter, PAGE_ROWS, readDocuments, writeDocuments, type DocumentsState } from "./documents-state"
import { useDesk, type Desk } from "./use-desk"

export type DocumentView = { value: string; label: string; asks: Partial<DocumentsParams> }

type DocumentsListProps = {
  kind: StockDocumentKind
  views: DocumentView[]
  newLabel: string
}

const ANY_POINT = "all"

/** Documents of one kind: newest first, narrowed by view, place, days and text; all of it in the address. */
export function DocumentsList({ kind, views, newLabel }: DocumentsListProps) {
  const { t } = useWords()
  const { desk, error: deskError, refetch: readDesk } = useDesk()
  const [address, setAddress] = useSearchParams()
  const state = readDocuments(address)
  const change = (part: Partial<DocumentsState>) =>
    setAddress(writeDocuments({ ...state, page: 1, ...part }), { replace: true })
  const view = views.find(({ value }) => value === state.view) ?? views[0]!
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    ...documentsQuery(kind, {
      ...view.asks,
      point: state.point || undefined,
      q: state.find.trim() || undefined,
      from: state.from || undefined,
      until: state.until ? dayAfter(state.until) : undefined,
      limit: PAGE_ROWS,
      offset: (state.page - 1) * PAGE_ROWS,
    }),
    enabled: desk !== null,
  })
  const isNarrowed = state.find !== "" || state.from !== "" || state.until !== "" || view !== views[0]

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h1">{t(`stock_docs.kinds.${kind}.title`)}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`stock_docs.kinds.${kind}.hint`)}
          </Text>
        </div>
        {desk?.may.keep && desk.place && (
          <Button asChild className="h-10 sm:h-8">
            <Link
              to={`${documentPaths[kind]}/new?point=${encodeURIComponent(state.point || desk.place.code)}`}
            >
              <Plus />
              {newLabel}
            </Link>
          </Button>
        )}
      </div>
      <Filters desk={desk} state={state} views={views} view={view.value} onChange={change} />
      {deskError && !desk ? (
        <LoadFailed error={deskError} onRetry={() => void readDesk()} />
      ) : error && !data ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : isPending || !data ? (
        <LoadingRows rows={8} />
      ) : data.items.length === 0 ? (
        state.find ? (
          <NothingFound find={state.find} onClear={() => change({ find: "" })} />
        ) : (
          <Nothing title={t(`stock_docs.kinds.${kind}.none`)} hint={t(`stock_docs.kinds.${kind}.none_hint`)}>
            {isNarrowed && (
              <Button
                size="small"
                variant="secondary"
                onClick={() => change({ view: "", find: "", from: "", until: "" })}
              >
                {t("stock_docs.show_all")}
              </Button>
            )}
          </Nothing>
        )
      ) : (
        <div className={clx(isPlaceholderData && "opacity-60")} aria-busy={isPlaceholderData}>
          <Cards kind={kind} rows={data.items} />
          <Table kind={kind} rows={data.items} />
          <Pages page={state.page} total={data.total} onChange={(page) => change({ page })} />
        </div>
      )}
    </Container>
  )
}

type FiltersProps = {
  desk: Desk | null
  state: DocumentsState
  views: DocumentView[]
  view: string
  onChange: (part: Partial<DocumentsState>) => void
}

function Filters({ desk, state, views, view, onChange }: FiltersProps) {
  const { t } = useWords()
  const own = desk?.places.filter(({ is_own }) => is_own) ?? []

  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-3">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          label={t("stock_docs.view")}
          value={view}
          options={views.map(({ value, label }) => ({ value, label }))}
          onChange={(chosen) => onChange({ view: chosen === views[0]!.value ? "" : chosen })}
        />
      </div>
      {own.length > 1 && (
        <Choice
          label={t("stock_docs.place")}
          value={state.point || ANY_POINT}
          isSet={state.point !== ""}
          options={[
            [ANY_POINT, t("stock_docs.any_place")],
            ...own.map(({ code, name }) => [code, name] as const),
          ]}
          onChange={(code) => onChange({ point: code === ANY_POINT ? "" : code })}
        />
      )}
      <FindBox find={state.find} onChange={(find) => onChange({ find })} />
      <div className="flex flex-wrap items-center gap-2">
        {(["from", "until"] as const).map((part) => (
          <span key={part} className="flex items-center gap-x-1">
            <Text size="small" className="text-ui-fg-subtle" aria-hidden>
              {t(`stock_docs.days.${part}`)}
            </Text>
            <Input
              size="small"
              type="date"
              className="h-10 w-[136px] sm:h-7"
              aria-label={t(`stock_docs.${part}`)}
              title={t(`stock_docs.${part}`)}
              value={state[part]}
              onChange={({ target }) => onChange({ [part]: target.value })}
            />
          </span>
        ))}
      </div>
    </div>
  )
}

const { head, cell, number, link } = plainTable

const addressOf = (kind: StockDocumentKind, row: StockDocumentRow): string =>
  `${documentPaths[kind]}/${encodeURIComponent(row.id)}`

/** From where to where, or where. */
function PlacesOf({ row }: { row: StockDocumentRow }) {
  return row.from_point_name ? (
    <>
      {row.from_point_name} <span className="text-ui-fg-muted">→</span> {row.point_name}
    </>
  ) : (
    <>{row.point_name}</>
  )
}

function Table({ kind, rows }: { kind: StockDocumentKind; rows: StockDocumentRow[] }) {
  const { t, instant } = useWords()

  return (
    <table
      aria-label={t(`stock_docs.kinds.${kind}.title`)}
      className={clx(plainTable.table, "hidden md:table")}
    >
      <thead>
        <tr>
          {(["number", "state", "place"] as const).map((column) => (
            <th key={column} scope="col" className={head}>
              {t(`stock_docs.columns.${column}`)}
            </th>
          ))}
          <th scope="col" className={clx(head, "text-right")}>
            {t("stock_docs.columns.lines")}
          </th>
          <th scope="col" className={clx(head, "text-right")}>
            {t(kind === "stocktake" ? "stock_docs.columns.counted" : "stock_docs.columns.pieces")}
          </th>
          <th scope="col" className={head}>
            {t("stock_docs.columns.by")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={plainTable.row}>
            <th scope="row" className={clx(cell, "whitespace-nowrap text-left font-normal")}>
              <Link to={addressOf(kind, row)} className={clx(link, "font-mono font-medium")}>
                {row.number}
              </Link>
            </th>
            <td className={cell}>
              <span className="flex items-center gap-x-1">
                <DocumentState state={row.state} />
                {row.is_sample && <SampleMark />}
              </span>
            </td>
            <td className={cell}>
              <PlacesOf row={row} />
            </td>
            <td className={clx(cell, number)}>{row.lines}</td>
            <td className={clx(cell, number)}>{row.pieces}</td>
            <td className={cell}>
              {row.created_by_name}
              <span className="text-ui-fg-muted pl-2 tabular-nums">{instant(row.created_at)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same on a phone: no row wider than the hand. */
function Cards({ kind, rows }: { kind: StockDocumentKind; rows: StockDocumentRow[] }) {
  const { t, instant } = useWords()

  return (
    <ul className="flex flex-col divide-y md:hidden">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            to={addressOf(kind, row)}
            className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex flex-col gap-y-1 px-6 py-3 outline-none"
          >
            <span className="flex items-center justify-between gap-x-2">
              <span className="txt-compact-small-plus font-mono">{row.number}</span>
              <DocumentState state={row.state} />
            </span>
            <span className="txt-compact-small">
              <PlacesOf row={row} />
            </span>
            <span className="txt-compact-xsmall text-ui-fg-muted">
              {t(kind === "stocktake" ? "stock_docs.card_counted" : "stock_docs.card", {
                lines: row.lines,
                pieces: row.pieces,
              })}
              {" · "}
              {row.created_by_name} {instant(row.created_at)}
              {row.is_sample && ` · ${t("sample.mark")}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Pages({ page, total, onChange }: { page: number; total: number; onChange: (page: number) => void }) {
  const { t } = useWords()
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS))

  return (
    <div className="flex items-center justify-between gap-x-2 px-6 py-3">
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("stock_docs.pages", { page, pages, total })}
      </Text>
      {pages > 1 && (
        <div className="flex gap-x-2">
          <Button size="small" variant="secondary" disabled={page <= 1} onClick={() => onChange(page - 1)}>
            {t("stock_docs.previous")}
          </Button>
          <Button
            size="small"
            variant="secondary"
            disabled={page >= pages}
            onClick={() => onChange(page + 1)}
          >
            {t("stock_docs.next")}
          </Button>
        </div>
      )}
    </div>
  )
}
