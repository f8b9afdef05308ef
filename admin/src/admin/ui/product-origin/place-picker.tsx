import type { OriginLevel } from "@baixian/backend/contract"
import { Badge } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { originsQuery } from "../../api/origins"
import { useWords } from "../use-words"
import { Picker } from "./picker"
import { findPlaces, ORIGIN_LEVELS, placesOf, type Place } from "./places"

type PlacePickerProps = {
  id: string
  label: string
  code: string | null
  placeholder?: string
  isInvalid?: boolean
  describedBy?: string
  onChange: (code: string | null) => void
  canClear?: boolean
  /** What may be chosen: a county, or a prefecture where only that is known, unless more is said. */
  levels?: readonly OriginLevel[]
  /** In a toolbar: the list lies over what follows instead of moving it, and the field says the place alone. */
  isFloating?: boolean
}

/** A place, found by Chinese or English name or by code. */
export function PlacePicker({
  code,
  onChange,
  isInvalid = false,
  canClear = false,
  levels = ORIGIN_LEVELS,
  ...field
}: PlacePickerProps) {
  const { t, isChinese, nameOf } = useWords()
  const [typed, setTyped] = useState("")
  const { places } = usePlaces()
  const found = useMemo(() => findPlaces(places, typed, levels), [places, typed, levels])
  const place = places.find((each) => each.code === code)
  const path = place && !field.isFloating ? (isChinese ? place.path : place.path_en) : ""

  return (
    <Picker
      {...field}
      chosen={code && (place ? [path, nameOf(place)].filter(Boolean).join(" / ") : code)}
      searchHint={t("picker.search_place")}
      typed={typed}
      onType={setTyped}
      options={found.map((each) => ({
        id: each.code,
        title: nameOf(each),
        note: [isChinese ? each.path : each.path_en, isChinese ? each.name_en : each.name, each.code].join(
          " · "
        ),
        mark: levels === ORIGIN_LEVELS && each.level === "prefecture" && (
          <Badge size="2xsmall">{t("product_origin.prefecture_only")}</Badge>
        ),
      }))}
      nothing={t("picker.nothing_place")}
      isInvalid={isInvalid}
      onChoose={onChange}
      onClear={canClear ? () => onChange(null) : undefined}
    />
  )
}

/** All places with their paths, and the name of one by code. */
export function usePlaces(): { places: Place[]; nameOfCode: (code: string) => string } {
  const { nameOf } = useWords()
  const origins = useQuery(originsQuery())
  const places = useMemo(() => placesOf(origins.data?.items ?? []), [origins.data])
  const nameOfCode = (code: string) => {
    const place = places.find((each) => each.code === code)

    return place ? nameOf(place) : code
  }

  return { places, nameOfCode }
}
