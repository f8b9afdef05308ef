import { ExclamationCircle } from "@medusajs/icons"
import { useSearchParams } from "react-router-dom"
import { hasBadPeriod } from "./report-state"
import { useWords } from "./use-words"

/** Says that the page's address asks for a period that does not exist, so that nobody takes this month for it. */
export function BadPeriod() {
  const { t } = useWords()
  const [search] = useSearchParams()
  if (!hasBadPeriod(search)) return null

  return (
    <p role="alert" className="txt-small text-ui-tag-orange-text flex basis-full items-center gap-x-1.5">
      <ExclamationCircle />
      {t("period.bad_address")}
    </p>
  )
}
