import type { QualityItem } from "@baixian/backend/contract"
import { CheckCircleSolid, ExclamationCircle } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { dataQualityQuery } from "../../api/data-quality"
import { formatCount } from "../../ui/figures"
import { useWords } from "../../ui/use-words"

/**
 * How many kinds of trouble wait, in one line. Asked for by itself once the page stands, its place kept free: the figures above do not wait
 * for what looks through the whole ledger.
 */
export function QualityLine() {
  const { t } = useWords()
  const quality = useQuery(dataQualityQuery())

  const { kinds, items, soon } = waiting(quality.data?.items ?? [])
  const isFine = quality.data !== undefined && kinds === 0

  return (
    <Link
      to="/data-quality"
      className="bx-no-print txt-compact-small hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex flex-wrap items-center gap-x-2 rounded-lg px-6 py-3 outline-none"
    >
      {isFine || quality.isPending ? (
        <CheckCircleSolid className={isFine ? "text-ui-tag-green-icon" : "text-ui-fg-muted"} />
      ) : (
        <ExclamationCircle className="text-ui-tag-orange-icon" />
      )}
      <span className="text-ui-fg-subtle">{t("overview.quality")}</span>
      {quality.data === undefined ? (
        <span>{t(quality.isPending ? "load.loading" : "overview.quality_failed")}</span>
      ) : isFine ? (
        <span>{t("overview.quality_none")}</span>
      ) : (
        <>
          <span className="txt-compact-small-plus">{t("overview.quality_some", { kinds })}</span>
          <span className="text-ui-fg-muted">
            {t("overview.quality_some_of", { items: formatCount(items) })}
          </span>
        </>
      )}
      {soon > 0 && <span className="text-ui-fg-muted">{t("overview.quality_soon", { kinds: soon })}</span>}
    </Link>
  )
}

/** What is wrong or doubtful waits; what is due soon is told apart. */
function waiting(items: readonly QualityItem[]): { kinds: number; items: number; soon: number } {
  const found = items.filter(({ count }) => count > 0)
  const now = found.filter(({ severity }) => severity !== "soon")

  return {
    kinds: now.length,
    items: now.reduce((sum, { count }) => sum + count, 0),
    soon: found.length - now.length,
  }
}
