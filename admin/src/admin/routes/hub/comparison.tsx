import type { HubBoard, HubBoardFigures, HubBoardRow } from "@baixian/backend/contract"
import { clx, Container, Heading, Text } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"
import { formatCount } from "../../ui/figures"
import { formatFen } from "../../ui/money"
import { toPage } from "../../ui/place/to-item"
import { plainTable } from "../../ui/plain-table"
import { useWords } from "../../ui/use-words"
import { HUB_COLUMNS, nextSort, readSort, sorted, writeSort, type HubColumn, type HubSort } from "./hub-rows"

/** 各点对比: the hub and its counters beside each other; every figure opens what it is made of. */
export function Comparison({ board }: { board: HubBoard }) {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const sort = readSort(address.get("sort"))
  const rows = sorted(board.items, sort)
  const sortBy = (by: HubSort["by"]) => {
    const next = new URLSearchParams(address)
    next.set("sort", writeSort(nextSort(by, sort)))
    setAddress(next, { replace: true })
  }

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("hub_page.comparison")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("hub_page.comparison_hint", { day: board.business_day })}
        </Text>
      </div>
      <div className="hidden overflow-x-auto lg:block">
        <table className={plainTable.table}>
          <thead>
            <tr>
              <Head name="name" sort={sort} onSort={sortBy} isText />
              {HUB_COLUMNS.map(({ key }) => (
                <Head key={key} name={key} sort={sort} onSort={sortBy} />
              ))}
              <th scope="col" className={plainTable.head}>
                {t("hub_page.columns.last_counted_on")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code} className={plainTable.row}>
                <th scope="row" className={clx(plainTable.cell, "min-w-[160px] text-left font-normal")}>
                  <Link to={toPage("/counter", row.code)} className={plainTable.link}>
                    {row.name}
                  </Link>
                </th>
                {HUB_COLUMNS.map((column) => (
                  <td key={column.key} className={clx(plainTable.cell, plainTable.number)}>
                    <Figure row={row} column={column} />
                  </td>
                ))}
                <td className={clx(plainTable.cell, "whitespace-nowrap tabular-nums")}>
                  {row.last_counted_on ?? t("hub_page.never_counted")}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="bg-ui-bg-subtle font-medium">
              <th scope="row" className={clx(plainTable.cell, "text-left font-medium")}>
                {t("hub_page.total", { places: formatCount(board.items.length) })}
              </th>
              {HUB_COLUMNS.map((column) => (
                <td key={column.key} className={clx(plainTable.cell, plainTable.number)}>
                  {shown(board.total, column)}
                </td>
              ))}
              <td className={plainTable.cell} />
            </tr>
          </tfoot>
        </table>
      </div>
      <Cards rows={rows} total={board.total} />
    </Container>
  )
}

type HeadProps = {
  name: HubSort["by"]
  sort: HubSort | null
  onSort: (by: HubSort["by"]) => void
  isText?: boolean
}

function Head({ name, sort, onSort, isText = false }: HeadProps) {
  const { t } = useWords()
  const isSorted = sort?.by === name

  return (
    <th
      scope="col"
      aria-sort={!isSorted ? "none" : sort.isDescending ? "descending" : "ascending"}
      className={clx(plainTable.head, !isText && "text-right")}
    >
      <button
        type="button"
        onClick={() => onSort(name)}
        className="hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded font-medium outline-none"
      >
        {t(`hub_page.columns.${name}`)}
        {isSorted && (sort.isDescending ? " ↓" : " ↑")}
      </button>
    </th>
  )
}

const shown = (figures: HubBoardFigures, { key, kind }: HubColumn): string =>
  kind === "fen" ? formatFen(figures[key], "yuan") : formatCount(figures[key])

/** Zero opens nothing: there is nothing behind it. */
function Figure({ row, column }: { row: HubBoardRow; column: HubColumn }) {
  if (row[column.key] === 0) return <span className="text-ui-fg-muted">{shown(row, column)}</span>

  return (
    <Link to={toPage(column.to, row.code, column.query)} className={plainTable.link}>
      {shown(row, column)}
    </Link>
  )
}

/** On a phone: a card for each place with the sales, and what needs somebody. */
function Cards({ rows, total }: { rows: readonly HubBoardRow[]; total: HubBoardFigures }) {
  const { t } = useWords()
  const [today, , month, ...tasks] = HUB_COLUMNS

  return (
    <div className="lg:hidden">
      <Text size="small" weight="plus" className="bg-ui-bg-subtle px-6 py-2">
        {t("hub_page.total", { places: formatCount(rows.length) })} · {t(`hub_page.columns.${today.key}`)}{" "}
        {shown(total, today)} · {t(`hub_page.columns.${month.key}`)} {shown(total, month)}
      </Text>
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.code} className="flex flex-col gap-y-2 px-6 py-3">
            <Link
              to={toPage("/counter", row.code)}
              className="txt-compact-medium-plus text-ui-fg-interactive"
            >
              {row.name}
            </Link>
            <Text size="small" className="tabular-nums">
              {t(`hub_page.columns.${today.key}`)} {shown(row, today)} · {t(`hub_page.columns.${month.key}`)}{" "}
              {shown(row, month)}
            </Text>
            <span className="flex flex-wrap gap-2">
              {tasks
                .filter(({ key }) => row[key] > 0)
                .map((column) => (
                  <Link
                    key={column.key}
                    to={toPage(column.to, row.code, column.query)}
                    className="bg-ui-bg-component shadow-borders-base txt-compact-small flex h-9 items-center rounded-md px-3"
                  >
                    {t(`hub_page.columns.${column.key}`)} {shown(row, column)}
                  </Link>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
