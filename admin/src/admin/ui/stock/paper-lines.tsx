import { useWords } from "../use-words"

/** A column of a paper: numbers stand to the right and are added up where `isSum`; null is nothing to say of a line. */
export type PaperColumn<Line> = {
  label: string
  of: (line: Line) => string | number | null
  isSum?: boolean
  /** Of numbers that are written as text, such as yuan; with what they add up to. */
  total?: string | null
  /** Left empty for the pen: printed though nothing stands in it. */
  isForPen?: boolean
}

type PaperLinesProps<Line> = { lines: readonly Line[]; columns: readonly PaperColumn<Line>[] }

/** Goods of a document on paper. A column in which no line says anything is not printed; the last row adds up. */
export function PaperLines<Line extends { title: string; sku: string | null }>({
  lines,
  columns,
}: PaperLinesProps<Line>) {
  const { t } = useWords()
  const shown = columns.filter(({ of, isForPen }) => isForPen || lines.some((line) => of(line) !== null))

  return (
    <table>
      <thead>
        <tr>
          <th>#</th>
          <th>{t("stock_docs.columns.goods")}</th>
          {shown.map(({ label }) => (
            <th key={label} className="bx-head">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            <td>{at + 1}</td>
            <td>
              {line.title} <span className="bx-code">{line.sku}</span>
            </td>
            {shown.map((column) => (
              <Cell key={column.label} column={column} value={column.of(line)} />
            ))}
          </tr>
        ))}
        <tr className="bx-sum">
          <td colSpan={2}>{t("stock_docs.total")}</td>
          {shown.map((column) => (
            <Cell key={column.label} column={column} value={totalOf(column, lines)} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function totalOf<Line>({ of, isSum, total = null }: PaperColumn<Line>, lines: readonly Line[]) {
  return isSum ? lines.reduce((sum, line) => sum + Number(of(line) ?? 0), 0) : total
}

type CellProps = { column: Pick<PaperColumn<never>, "total">; value: string | number | null }

const Cell = ({ column, value }: CellProps) => (
  <td className={typeof value === "number" || column.total !== undefined ? "bx-number" : undefined}>
    {value}
  </td>
)
