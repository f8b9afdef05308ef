import { formatCount } from "../../../ui/figures"
import { formatFen } from "../../../ui/money"
import { useWords } from "../../../ui/use-words"
import { SETTINGS, type SettingName } from "./settings-draft"

/** A setting as it is read: "20 件", "200.00 元", "10%". */
export function useSettingText(): (name: SettingName, value: number) => string {
  const { t } = useWords()

  return (name, value) => {
    const { unit } = SETTINGS[name]
    const figure = unit === "yuan" ? formatFen(value, "yuan") : formatCount(value)
    return `${figure}${unit === "percent" ? "" : " "}${t(`stock_settings.units.${unit}`)}`
  }
}
