import type { StockPoint } from "@baixian/backend/contract"
import { useWords } from "../use-words"

type PointSwitchProps = { points: readonly StockPoint[]; value: string; onChange: (code: string) => void }

/**
 * One of one's places, hubs with their counters below them. The browser's own list: it opens over the whole phone, and on an
 * old PC the keyboard finds a name in it.
 */
export function PointSwitch({ points, value, onChange }: PointSwitchProps) {
  const { t } = useWords()
  const hubs = [...new Set(points.map(({ hub_code }) => hub_code))]
  const nameOf = (hub: string | null) => points.find(({ code }) => code === hub)?.name ?? t("my_place.others")

  return (
    <select
      aria-label={t("my_place.switch")}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="bg-ui-bg-field shadow-borders-base focus-visible:shadow-borders-interactive-with-active txt-compact-small-plus h-8 min-w-0 max-w-full truncate rounded-md px-2 outline-none"
    >
      {hubs.map((hub) => (
        <optgroup key={hub} label={nameOf(hub)}>
          {points
            .filter(({ hub_code }) => hub_code === hub)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}
