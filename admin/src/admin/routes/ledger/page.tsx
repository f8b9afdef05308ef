import type { SalesLinesAnswer } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath, BookOpen, XMarkMini } from "@medusajs/icons"
import { Button, clx, Container, Heading, IconButton, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { ledgerQuery } from "../../api/sales-lines"
import { BadPeriod } from "../../ui/bad-period"
import { businessMonth, monthOf } from "../../ui/business-month"
import { ExportsButton } from "../../ui/exports/exports-button"
import { FileMenu } from "../../ui/file-menu"
import { formatCount } from "../../ui/figures"
import { FilterBar } from "../../ui/filter-bar"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { formatFen } from "../../ui/money"
import { PeriodPicker } from "../../ui/period-picker"
import { CopyButton } from "../../ui/report-head"
import { useAddressState, type Change } from "../../ui/use-address-state"
import { useWords } from "../../ui/use-words"
import { ColumnMenu } from "./column-menu"
import { copiedLines } from "./line-columns"
import { LinesTable } from "./lines-table"
import { NumberBox } from "./number-box"
import {
  cleared,
  hasDays,
  isLedgerNarrowed,
  ledgerParams,
  readLedgerState,
  thisMonth,
  writeLedgerState,
  type LedgerState,
} from "./page-state"
import { useColumns } from "./use-columns"

const address = { read: readLedgerState, write: writeLedgerState }

/** 台账: the ledger itself, line by line, with the total of everything that is asked for. */
const LedgerPage = () => {
  const words = useWords()
  const { t } = words
  const [state, change] = useAddressState(address)
  const { columns, toggle, reset } = useColumns()
  const params = ledgerParams(state)
  const lines = useInfiniteQuery(ledgerQuery(params))
  const items = lines.data?.pages.flatMap((page) => page.items) ?? []
  const [first] = lines.data?.pages ?? []

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading level="h1">{t("ledger.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("ledger.hint")}
          </Text>
        </div>
        <div className="flex items-center gap-x-3">
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("action.refresh")}
            title={t("action.refresh")}
            onClick={() => void lines.refetch()}
          >
            <ArrowPath className={clx(lines.isRefetching && "animate-spin")} />
          </IconButton>
          <ColumnMenu columns={columns} onToggle={toggle} onReset={reset} />
          <CopyButton
            table={items.length > 0 ? () => copiedLines(items, columns, words) : null}
            total={first?.total.rows}
          />
          <FileMenu
            path="/admin/sales-lines"
            query={params}
            isDisabled={!first}
            background={{ query: params, rows: first?.total.rows ?? 0 }}
          />
          <ExportsButton />
        </div>
        <BadPeriod />
      </div>
      <Toolbar state={state} onChange={change} />
      <FilterBar filter={state.filter} names={first?.names ?? {}} onChange={(filter) => change({ filter })} />
      <Total answer={first} shown={items.length} />
      {lines.isPending ? (
        <LoadingRows rows={12} />
      ) : !lines.data ? (
        <LoadFailed error={lines.error} onRetry={() => void lines.refetch()} />
      ) : items.length === 0 ? (
        <NoLines state={state} onChange={change} />
      ) : (
        <LinesTable
          lines={items}
          columns={columns}
          hasMore={lines.hasNextPage}
          isLoadingMore={lines.isFetchingNextPage}
          onMore={() => void lines.fetchNextPage()}
        />
      )}
      {lines.isFetchNextPageError && (
        <LoadFailed error={lines.error} onRetry={() => void lines.fetchNextPage()} />
      )}
    </Container>
  )
}
export default LedgerPage

type PartProps = { state: LedgerState; onChange: Change<LedgerState> }

/** The days, or what days do not narrow: a document, or what came late for a month. */
function Toolbar({ state, onChange }: PartProps) {
  const { t, monthName } = useWords()

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-2.5">
      {hasDays(state) && <PeriodPicker period={state.period} onChange={(period) => onChange({ period })} />}
      {state.lateFor && (
        <Taken
          text={t("ledger.late_chip", { month: monthName(state.lateFor) })}
          onRemove={() => onChange({ lateFor: null })}
        />
      )}
      {state.find !== "" && (
        <Taken
          text={t("ledger.find_chip", { document: state.find })}
          onRemove={() => onChange({ find: "" })}
        />
      )}
      {state.row && (
        <Taken
          text={t("ledger.row_chip", { row: t(`ledger.rows.${state.row}`) })}
          onRemove={() => onChange({ row: undefined })}
        />
      )}
      <span className="flex-1" />
      <NumberBox find={state.find} onFind={(find) => onChange({ find, lateFor: null })} />
    </div>
  )
}

/** Something a link or a search narrowed to, to be taken away again. */
function Taken({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useWords()

  return (
    <span className="bg-ui-bg-highlight text-ui-fg-interactive txt-compact-small flex h-7 items-center gap-x-1 rounded-md pl-2 pr-1">
      {text}
      <button
        type="button"
        aria-label={t("filter.remove", { filter: text })}
        onClick={onRemove}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus rounded outline-none"
      >
        <XMarkMini />
      </button>
    </span>
  )
}

/** Rows and control total of everything that matches, whatever is loaded. */
function Total({ answer, shown }: { answer: SalesLinesAnswer | undefined; shown: number }) {
  const { t } = useWords()
  const total = answer?.total

  return (
    <div role="status" className="flex min-h-9 items-center justify-between gap-x-4 px-6 py-1.5">
      <Text size="small" weight="plus" className="tabular-nums">
        {total &&
          t("ledger.total", {
            rows: formatCount(total.rows),
            quantity: formatCount(total.quantity),
            amount: formatFen(total.net_fen, "yuan"),
          })}
      </Text>
      <Text size="small" className="text-ui-fg-muted tabular-nums">
        {total &&
          total.rows > 0 &&
          (shown >= total.rows ? t("ledger.all_loaded") : t("ledger.loaded", { shown: formatCount(shown) }))}
      </Text>
    </div>
  )
}

/** Nothing matches: why, and the ways out. */
function NoLines({ state, onChange }: PartProps) {
  const { t } = useWords()
  const currentMonth = businessMonth(new Date())
  const isFind = state.find !== ""

  return (
    <Nothing
      title={isFind ? t("ledger.empty_find", { document: state.find }) : t("ledger.empty")}
      hint={t(isFind ? "ledger.empty_find_hint" : "ledger.empty_hint")}
    >
      <span className="flex gap-x-2">
        {isLedgerNarrowed(state) && (
          <Button size="small" variant="secondary" onClick={() => onChange(cleared())}>
            {isFind ? t("ledger.clear_find") : t("filter.clear")}
          </Button>
        )}
        {!isFind && monthOf(state.period) !== currentMonth && (
          <Button
            size="small"
            variant="secondary"
            onClick={() => onChange({ ...cleared(), ...thisMonth(currentMonth) })}
          >
            {t("action.this_month")}
          </Button>
        )}
      </span>
    </Nothing>
  )
}

export const config = defineRouteConfig({
  label: "menu.ledger",
  icon: BookOpen,
  rank: 5,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.ledger")}</>
}
