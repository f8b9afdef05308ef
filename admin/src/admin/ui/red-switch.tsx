import type { ReportPlan } from "@baixian/backend/contract"
import { Label, Switch } from "@medusajs/ui"
import { LIGHT_SYMBOL } from "./figures"
import { useWords } from "./use-words"

type RedSwitchProps = {
  /** By whose targets the counties are red. */
  measure: ReportPlan["measure"]
  counties: number
  checked: boolean
  onChange: (isOn: boolean) => void
}

/** How many counties are red by this report's plan, and a switch that leaves only them. */
export function RedSwitch({ measure, counties, checked, onChange }: RedSwitchProps) {
  const { t } = useWords()

  return (
    <div className="flex items-center gap-x-2 whitespace-nowrap">
      <Switch id="baixian-red-only" size="small" checked={checked} onCheckedChange={onChange} />
      <Label size="small" htmlFor="baixian-red-only">
        {t("red.only")}
      </Label>
      <span className="txt-compact-small text-ui-tag-red-text">
        {LIGHT_SYMBOL.red} {t(`red.${measure}_count`, { counties })}
      </span>
    </div>
  )
}
