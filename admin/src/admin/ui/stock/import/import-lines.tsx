import type { StockImportKind } from "@baixian/backend/contract"
import { TablePen } from "@medusajs/icons"
import { Button, clx, toast } from "@medusajs/ui"
import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { formatCount } from "../../figures"
import { useWords } from "../../use-words"
import { type CellFault, Faults } from "./faults"
import { ImportDrawer } from "./import-drawer"
import { type HowTaken, type ImportedLine, isOfCells } from "./take-over"

/** As the server takes them in one document. */
export const MOST_LINES = 500

export type ImportLinesProps = {
  kind: StockImportKind
  point: string
  /** The document's id, or what else the form is of. */
  of: string
  /** How many more lines the form may have; left out where there is no limit. */
  room?: number
  /** The form has these goods already: then the person says whether the sheet's number holds or is added. */
  isHere?: (row: ImportedLine) => boolean
  /** Why the form cannot take a row that is right in itself; null where it can. */
  refused?: (row: ImportedLine) => string | null
  onTake: (rows: readonly ImportedLine[], how: HowTaken) => void | Promise<void>
}

/**
 * 从表格导入: the way into a form for what somebody has in a spreadsheet. Cells that are pasted anywhere on the page open it
 * too. What could not be taken stays named beside the form until it is put right there or let go.
 */
export function ImportLines(props: ImportLinesProps) {
  const { t } = useWords()
  // What it was opened with: nothing by the button, cells by a paste.
  const [opened, setOpened] = useState<string | null>(null)
  const [left, setLeft] = useLeftFaults(props.of)
  usePastedCells(setOpened)

  const take = async (rows: readonly ImportedLine[], how: HowTaken, faults: readonly CellFault[]) => {
    await props.onTake(rows, how)
    setOpened(null)
    setLeft(faults)
    toast.success(t("stock_import.taken", { lines: formatCount(rows.length) }))
  }

  return (
    <div className={clx("flex flex-col gap-y-2", left.length > 0 && "w-full")}>
      <Button
        size="small"
        variant="secondary"
        className="h-10 self-start sm:h-8"
        onClick={() => setOpened("")}
      >
        <TablePen />
        {t("stock_import.open")}
      </Button>
      {left.length > 0 && (
        <Faults
          title={t("stock_import.left", { cells: formatCount(left.length) })}
          faults={left}
          onLetGo={() => setLeft([])}
        />
      )}
      {opened !== null && (
        <ImportDrawer {...props} opened={opened} onTake={take} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}

/** What could not be taken into a form; it outlives the form, which a save begins anew. */
function useLeftFaults(of: string): [readonly CellFault[], (faults: readonly CellFault[]) => void] {
  const queries = useQueryClient()
  const queryKey = ["stock-import-left", of]
  const { data = [] } = useQuery<readonly CellFault[]>({ queryKey, queryFn: skipToken })
  return [data, (faults) => void queries.setQueryData(queryKey, faults)]
}

/** Several cells pasted where no text of several lines is written, and nothing else has taken them. */
function usePastedCells(onCells: (text: string) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? ""
      const isElsewhere =
        event.defaultPrevented ||
        event.target instanceof HTMLTextAreaElement ||
        document.querySelector("[role=dialog], [role=alertdialog]") !== null
      if (isElsewhere || !isOfCells(text)) return
      event.preventDefault()
      onCells(text)
    }
    document.addEventListener("paste", paste)
    return () => document.removeEventListener("paste", paste)
  }, [onCells])
}
