import type { ReplenishmentAnswer } from "@baixian/backend/contract"
import { formatCount } from "../figures"
import { useWords } from "../use-words"

/** How many of the goods that are short can be asked for, and why not the others: "1 of 6"; "4 are on the way already". */
export function ShortGoods({ short }: { short: ReplenishmentAnswer["short"] }) {
  const { t } = useWords()
  const reasons = (["on_the_way", "unsold", "out_of_season"] as const).filter((reason) => short[reason] > 0)

  return (
    <div className="txt-small text-ui-fg-subtle">
      <p>
        {t("replenish.covered", { covered: formatCount(short.covered), kinds: formatCount(short.kinds) })}
      </p>
      {reasons.map((reason) => (
        <p key={reason}>{t(`replenish.not_covered.${reason}`, { kinds: formatCount(short[reason]) })}</p>
      ))}
    </div>
  )
}
