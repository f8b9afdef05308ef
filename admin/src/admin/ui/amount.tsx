import { clx } from "@medusajs/ui"
import { formatFen, type MoneyUnit } from "./money"
import { useWords } from "./use-words"

/** An amount with its unit beside it, smaller; the exact yuan on hover. */
export function Amount({ fen, unit, className }: { fen: number; unit: MoneyUnit; className?: string }) {
  const { unitSuffix } = useWords()

  return (
    <span className={clx("whitespace-nowrap tabular-nums", className)} title={`¥${formatFen(fen, "yuan")}`}>
      {formatFen(fen, unit)}
      <span className="text-ui-fg-muted pl-0.5 text-[0.6em] font-normal">{unitSuffix(unit)}</span>
    </span>
  )
}
