import type { PeriodRow, UnresolvedItem } from "@baixian/backend/contract"
import { Link } from "react-router-dom"
import { formatCount } from "./figures"
import { formatFen } from "./money"
import { firstOpenBefore, isKnownKind, leadOf } from "./period-steps"
import { plainTable } from "./plain-table"
import { useWords, type Words } from "./use-words"

type UnresolvedListProps = {
  month: string
  items: UnresolvedItem[]
  /** All months, to lead to the one that is open; null where nothing is to be settled any more. */
  months: PeriodRow[] | null
}

/** What is unsettled, a sentence each, with the way to where it is settled. */
export function UnresolvedList({ month, items, months }: UnresolvedListProps) {
  const words = useWords()
  const { t } = words

  return (
    <ul className="flex flex-col gap-y-2">
      {items.map((item) => {
        const lead = months && leadOf(item, month, months)

        return (
          <li key={item.kind} className="txt-small flex gap-x-2">
            <span aria-hidden className="text-ui-tag-orange-icon">
              ●
            </span>
            <span>
              {sentenceOf(item, words)}{" "}
              {lead && (
                <Link to={lead} className={`${plainTable.link} whitespace-nowrap`}>
                  {leadWord(item, month, months, words)}
                </Link>
              )}
              {months && item.kind === "orders_pending" && (
                <span className="text-ui-fg-muted block">{t("unresolved.orders_pending_hint")}</span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function sentenceOf({ kind, count, net_fen }: UnresolvedItem, { t }: Words): string {
  const items = formatCount(count)
  if (!isKnownKind(kind)) return t("unresolved.other", { items, kind })
  if (kind === "unknown_origin") {
    return t("unresolved.unknown_origin", { items, amount: formatFen(net_fen ?? 0, "yuan") })
  }

  return t(`unresolved.${kind}`, { items })
}

function leadWord({ kind }: UnresolvedItem, month: string, months: PeriodRow[], words: Words): string {
  if (!isKnownKind(kind)) return ""
  const first = firstOpenBefore(month, months)

  return words.t(`unresolved.${kind}_lead`, { month: first ? words.monthName(first) : "" })
}
