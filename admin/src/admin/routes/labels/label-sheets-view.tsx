import type { GoodsLabel } from "@baixian/backend/contract"
import { lazy, Suspense } from "react"
import { createPortal } from "react-dom"
import { LoadingRows } from "../../ui/load-state"
import { usePrinting } from "../../ui/use-printing"
import { labelsCss } from "./labels-css"
import type { Paper } from "./label-sheets"

// Bar codes are drawn by a large library that no other page needs.
const GoodsLabelCard = lazy(() => import("./goods-label"))

/** More sheets than these are printed, not looked at. */
const SHOWN_SHEETS = 3

type LabelSheetsProps = { sheets: (GoodsLabel | null)[][]; paper: Paper }

/** The sheets as they will be printed; on the screen the first few of them. */
export function LabelSheets({ sheets, paper }: LabelSheetsProps) {
  const isPrinting = usePrinting()
  const shown = sheets.slice(0, paper === "roll" ? SHOWN_SHEETS * 6 : SHOWN_SHEETS)

  return (
    <>
      <style>{labelsCss(paper)}</style>
      <Suspense fallback={<LoadingRows rows={4} />}>
        <div className="flex flex-wrap gap-4 overflow-x-auto p-1">
          {shown.map((cells, at) => (
            <Sheet key={at} cells={cells} paper={paper} />
          ))}
        </div>
        {isPrinting &&
          createPortal(
            <div className="bx-label-print">
              {sheets.map((cells, at) => (
                <Sheet key={at} cells={cells} paper={paper} />
              ))}
            </div>,
            document.body
          )}
      </Suspense>
    </>
  )
}

function Sheet({ cells, paper }: { cells: (GoodsLabel | null)[]; paper: Paper }) {
  return (
    <div className="bx-label-sheet shadow-elevation-card-rest">
      {cells.map((label, at) =>
        label ? <GoodsLabelCard key={at} label={label} paper={paper} /> : <div key={at} />
      )}
    </div>
  )
}
