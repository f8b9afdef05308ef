import { useState } from "react"
import { Picker } from "../product-origin/picker"
import { useWords } from "../use-words"
import { type OwnPoint, pointsLike } from "./chosen-point"

type PointSwitchProps = { points: readonly OwnPoint[]; value: string; onChange: (code: string) => void }

/** So many of them are looked through with the eyes; of more, one is typed. A hub has fewer. */
const MOST_IN_A_LIST = 50

/** One of one's places: from a list, or typed where the whole city is one's own. */
export function PointSwitch(props: PointSwitchProps) {
  return props.points.length > MOST_IN_A_LIST ? <PointSearch {...props} /> : <PointList {...props} />
}

/** By a piece of its name or code, or its pinyin. */
function PointSearch({ points, value, onChange }: PointSwitchProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState("")

  return (
    <div className="w-[46vw] sm:w-[300px]">
      <Picker
        id="point-switch"
        label={t("my_place.switch")}
        chosen={points.find(({ code }) => code === value)?.name ?? null}
        searchHint={t("my_place.search")}
        typed={typed}
        onType={setTyped}
        options={pointsLike(points, typed).map(({ code, name }) => ({ id: code, title: name, note: code }))}
        nothing={t("my_place.nothing")}
        isInvalid={false}
        isFloating
        onChoose={onChange}
      />
    </div>
  )
}

/**
 * One of one's places, hubs with their counters below them. The browser's own list: it opens over the whole phone, and on an
 * old PC the keyboard finds a name in it.
 */
function PointList({ points, value, onChange }: PointSwitchProps) {
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
