import { Button, Heading, Skeleton } from "@medusajs/ui"
import { Suspense, useState, type ReactNode } from "react"
import { Link } from "react-router-dom"
import { useWords } from "./use-words"

/** One row: what it is of, where that leads, and its figures. */
export type ChartRow = { key: string; name: string; to?: string; figures: ReactNode[] }
export type ChartTable = { head: string[]; rows: ChartRow[] }

type ChartCardProps = {
  title: string
  caption: string
  table: ChartTable
  height: number
  /** Below the chart and the table alike. */
  foot?: ReactNode
  children: ReactNode
}

/**
 * A chart that can be read as a table: by everybody through the switch, which also works with the keyboard and is copied
 * into WPS with its columns, and by a screen reader at any time.
 */
export function ChartCard({ title, caption, table, height, foot, children }: ChartCardProps) {
  const { t } = useWords()
  const [asTable, setAsTable] = useState(false)

  return (
    <figure className="bx-card m-0">
      <figcaption className="flex items-baseline justify-between gap-x-3 px-6 pt-4">
        <Heading level="h2">{title}</Heading>
        <span className="flex items-baseline gap-x-3">
          <span className="txt-compact-xsmall text-ui-fg-muted text-right">{caption}</span>
          <Button size="small" variant="transparent" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? "overview.chart" : "overview.table")}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <div className="overflow-auto px-6 pb-3 pt-1" style={{ height: height + 16 }} tabIndex={0}>
          <FigureTable title={title} table={table} />
        </div>
      ) : (
        <>
          <div className="px-3 pb-3 pt-1" aria-hidden>
            <Suspense fallback={<Skeleton style={{ height }} className="m-3 rounded-md" />}>
              {children}
            </Suspense>
          </div>
          <div className="sr-only">
            <FigureTable title={title} table={table} isHidden />
          </div>
        </>
      )}
      {foot}
    </figure>
  )
}

type FigureTableProps = { title: string; table: ChartTable; isHidden?: boolean }

/** `isHidden`: only for screen readers, so its links must not be stops of the Tab key. */
function FigureTable({ title, table, isHidden = false }: FigureTableProps) {
  const { t } = useWords()
  const cell = "border-ui-border-base border-b px-2 py-1"

  return (
    <table className="txt-compact-small w-full border-collapse tabular-nums">
      <caption className="sr-only">{t("overview.chart_table", { title })}</caption>
      <thead className="bg-ui-bg-base text-ui-fg-subtle sticky top-0">
        <tr>
          {table.head.map((name, at) => (
            <th
              key={name}
              scope="col"
              className={`${cell} font-medium ${at === 0 ? "text-left" : "text-right"}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, name, to, figures }) => (
          <tr key={key}>
            <th scope="row" className={`${cell} text-left font-normal`}>
              {to && !isHidden ? (
                <Link to={to} className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
                  {name}
                </Link>
              ) : (
                name
              )}
            </th>
            {figures.map((figure, at) => (
              <td key={at} className={`${cell} text-right`}>
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
