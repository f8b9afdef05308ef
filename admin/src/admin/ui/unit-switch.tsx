import type { MoneyUnit } from "./money"
import { Segmented } from "./segmented"
import { useWords } from "./use-words"

/** 元 or 万元: display only, the fen underneath do not change. */
export function UnitSwitch({ unit, onChange }: { unit: MoneyUnit; onChange: (unit: MoneyUnit) => void }) {
  const { t } = useWords()

  return (
    <Segmented
      label={t("unit.label")}
      value={unit}
      options={[
        { value: "yuan", label: t("unit.yuan") },
        { value: "wan", label: t("unit.wan") },
      ]}
      onChange={onChange}
    />
  )
}
