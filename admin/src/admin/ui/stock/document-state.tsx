import type { StockDocumentState } from "@baixian/backend/contract"
import { Badge } from "@medusajs/ui"
import { useWords } from "../use-words"

const COLOURS = {
  draft: "grey",
  requested: "orange",
  dispatched: "blue",
  received: "green",
  counting: "blue",
  recount: "orange",
  submitted: "purple",
  posted: "green",
  refused: "red",
  cancelled: "grey",
} as const

/** Where a document stands. */
export function DocumentState({ state }: { state: StockDocumentState }) {
  const { t } = useWords()

  return (
    <Badge size="2xsmall" color={COLOURS[state]} className="whitespace-nowrap">
      {t(`stock_docs.states.${state}`)}
    </Badge>
  )
}
