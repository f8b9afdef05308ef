import type { StockLevelRow } from "@baixian/backend/contract"
import { Badge } from "@medusajs/ui"
import { useWords } from "../use-words"

/** What is wrong with a level, in a word each; nothing where nothing is. */
export function LevelMarks({ level }: { level: Pick<StockLevelRow, "state" | "standing"> }) {
  const { t } = useWords()
  if (level.state === "enough" && level.standing === "fresh") return null

  return (
    <span className="inline-flex flex-wrap gap-1">
      {level.state !== "enough" && (
        <Badge size="2xsmall" color={level.state === "out" ? "red" : "orange"}>
          {t(`stock_page.states.${level.state}`)}
        </Badge>
      )}
      <StandingMark standing={level.standing} />
    </span>
  )
}

/** How near a lot is to its end; nothing for a fresh one. */
export function StandingMark({ standing }: { standing: StockLevelRow["standing"] }) {
  const { t } = useWords()
  if (standing === "fresh") return null

  return (
    <Badge size="2xsmall" color={standing === "near" ? "orange" : "red"}>
      {t(`stock_page.standings.${standing}`)}
    </Badge>
  )
}
