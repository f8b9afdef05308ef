import type { EditionRow, PeriodRow } from "@baixian/backend/contract"
import { Badge, clx } from "@medusajs/ui"
import { useWords } from "./use-words"

/** Where a month stands: open, closed or published, and whether a version is in review. */
export function PeriodStatus({
  period,
  className,
}: {
  period: Pick<PeriodRow, "status" | "is_over" | "is_waiting" | "published_version">
  className?: string
}) {
  const { t } = useWords()
  const { status, is_over, is_waiting, published_version } = period

  return (
    <span className={clx("flex items-center gap-x-1 whitespace-nowrap", className)}>
      {status === "open" && (
        <Badge size="2xsmall" color={is_over ? "orange" : "grey"}>
          {t(is_over ? "period_status.open" : "period_status.running")}
        </Badge>
      )}
      {status === "closed" && (
        <Badge size="2xsmall" color="blue">
          {t("period_status.closed")}
        </Badge>
      )}
      {status === "published" && (
        <Badge size="2xsmall" color="green">
          {t("period_status.published", { version: published_version })}
        </Badge>
      )}
      {is_waiting && (
        <Badge size="2xsmall" color="purple">
          {t("period_status.waiting")}
        </Badge>
      )}
    </span>
  )
}

const EDITION_COLOURS = { submitted: "purple", returned: "grey", published: "green" } as const

/** Where a version stands. */
export function EditionStatus({ status }: Pick<EditionRow, "status">) {
  const { t } = useWords()

  return (
    <Badge size="2xsmall" color={EDITION_COLOURS[status]} className="whitespace-nowrap">
      {t(`editions.status_of.${status}`)}
    </Badge>
  )
}
