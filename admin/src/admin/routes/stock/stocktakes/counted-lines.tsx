import { Badge, clx } from "@medusajs/ui"
import { useWords } from "../../../ui/use-words"
import type { ShownLine } from "./count-lines"

type CountedLinesProps = {
  lines: readonly ShownLine[]
  isBlind: boolean
  /** Left out where nothing is counted any more. */
  onChoose?: (goods: { inventory_item_id: string; title: string }) => void
}

/** Every line with its count: blank says so, zero is a number. A tap types a quantity. */
export function CountedLines({ lines, isBlind, onChoose }: CountedLinesProps) {
  const { t } = useWords()

  return (
    <ul className="divide-y" aria-label={t("stock_docs.stocktake.tabs.lines")}>
      {lines.map(({ line, counted }) => (
        <li key={line.inventory_item_id}>
          <button
            type="button"
            disabled={!onChoose}
            onClick={() => onChoose?.(line)}
            className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-12 w-full items-center justify-between gap-x-3 px-4 py-2 text-left outline-none sm:px-6"
          >
            <span className="min-w-0">
              <span className="txt-compact-small block">{line.title}</span>
              <span className="txt-compact-xsmall text-ui-fg-muted font-mono">{line.sku}</span>
              {!isBlind && line.started_stocked !== null && (
                <span className="txt-compact-xsmall text-ui-fg-muted pl-2">
                  {t("stock_docs.stocktake.books", { stocked: line.started_stocked })}
                </span>
              )}
            </span>
            {counted === null ? (
              <Badge size="2xsmall" color="grey" className="shrink-0 border-dashed">
                {t("stock_docs.stocktake.blank")}
              </Badge>
            ) : (
              <span
                className={clx(
                  "txt-compact-large-plus shrink-0 tabular-nums",
                  counted === 0 && "text-ui-fg-error"
                )}
              >
                {counted === 0 ? t("stock_docs.stocktake.zero") : counted}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
