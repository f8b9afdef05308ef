import { Alert, Button, toast } from "@medusajs/ui"
import { formatCount } from "../../figures"
import { copyTable } from "../../table-copy"
import { useWords } from "../../use-words"

/** A cell that is wrong: where, and the sentence about it, which names the cell too. */
export type CellFault = { cell: string; message: string }

/** As one reads the sheet, from its top down. Pure. */
export const inRowOrder = (faults: readonly CellFault[]): CellFault[] =>
  [...faults].sort((a, b) => rowOf(a) - rowOf(b))
const rowOf = ({ cell }: CellFault): number => Number(/\d+$/.exec(cell)?.[0] ?? 0)

/** A whole column of wrong cells says no more than its first ones; all of them can be copied. */
const MOST_SHOWN = 50

type FaultsProps = { title: string; faults: readonly CellFault[]; onLetGo?: () => void }

/** What is wrong in a sheet, cell by cell, to be put right there: it can be copied and taken along. */
export function Faults({ title, faults, onLetGo }: FaultsProps) {
  const { t } = useWords()
  const copy = () => {
    const headings = [
      { label: t("stock_import.cell"), text: true },
      { label: t("stock_import.fault"), text: true },
    ]
    if (copyTable({ headings, rows: faults.map(({ cell, message }) => [cell, message]) }))
      toast.success(t("action.copied", { rows: formatCount(faults.length) }))
    else toast.error(t("action.copy_failed"))
  }

  return (
    <Alert variant="warning" role="alert">
      <div className="flex flex-col gap-y-2">
        <p className="txt-compact-small-plus">{title}</p>
        <ul className="flex max-h-48 flex-col gap-y-1 overflow-y-auto" aria-label={t("stock_import.faults")}>
          {faults.slice(0, MOST_SHOWN).map(({ cell, message }, at) => (
            <li key={`${cell} ${at}`} className="txt-small break-words">
              {message}
            </li>
          ))}
        </ul>
        {faults.length > MOST_SHOWN && (
          <p className="txt-small">
            {t("stock_import.more_faults", { cells: formatCount(faults.length - MOST_SHOWN) })}
          </p>
        )}
        <span className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" className="h-10 sm:h-8" onClick={copy}>
            {t("stock_import.copy_faults")}
          </Button>
          {onLetGo && (
            <Button size="small" variant="transparent" className="h-10 sm:h-8" onClick={onLetGo}>
              {t("stock_import.let_go")}
            </Button>
          )}
        </span>
      </div>
    </Alert>
  )
}
