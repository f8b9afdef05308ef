import { Heading, Skeleton } from "@medusajs/ui"
import { Suspense, type ReactNode } from "react"
import { useWords } from "./use-words"

type ChartCardProps = {
  title: string
  caption: string
  table: string[][]
  height: number
  children: ReactNode
}

/** A chart and, for those who cannot see it, the same figures as a table. */
export function ChartCard({ title, caption, table, height, children }: ChartCardProps) {
  const { t } = useWords()

  return (
    <figure className="bx-card m-0">
      <figcaption className="flex items-baseline justify-between px-6 pt-4">
        <Heading level="h2">{title}</Heading>
        <span className="txt-compact-xsmall text-ui-fg-muted">{caption}</span>
      </figcaption>
      <div className="px-3 pb-3 pt-1" aria-hidden>
        <Suspense fallback={<Skeleton style={{ height }} className="m-3 rounded-md" />}>{children}</Suspense>
      </div>
      <table className="sr-only">
        <caption>{t("overview.chart_table", { title })}</caption>
        <tbody>
          {table.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
