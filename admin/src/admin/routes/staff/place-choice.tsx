import type { RolePlace, RoleScopeKind } from "@baixian/backend/contract"
import { Input, Text, clx } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { rolePlacesQuery } from "../../api/role-assignments"
import { useWords } from "../../ui/use-words"

type PlaceChoiceProps = {
  scope_kind: Exclude<RoleScopeKind, "city">
  chosen: RolePlace | null
  onChoose: (place: RolePlace) => void
}

/** A place of a kind, looked for by name, code or the first letters of its pinyin. */
export function PlaceChoice({ scope_kind, chosen, onChoose }: PlaceChoiceProps) {
  const { t, nameOf } = useWords()
  const [typed, setTyped] = useState("")
  const q = useDeferredValue(typed.trim())
  const places = useQuery(rolePlacesQuery(scope_kind, q))
  const items = places.data?.items ?? []

  return (
    <div className="flex flex-col gap-y-1">
      <Input
        type="search"
        size="small"
        aria-label={t("staff.find_place")}
        placeholder={t("staff.find_place")}
        value={typed}
        maxLength={60}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul
        role="listbox"
        aria-label={t("staff.place")}
        className="max-h-48 divide-y overflow-y-auto rounded-md border"
      >
        {items.map((place) => (
          <li key={place.code} role="option" aria-selected={chosen?.code === place.code}>
            <button
              type="button"
              className={clx(
                "txt-small hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex w-full justify-between gap-x-3 px-3 py-2 text-left outline-none",
                chosen?.code === place.code && "bg-ui-bg-highlight font-medium"
              )}
              onClick={() => onChoose(place)}
            >
              <span>{nameOf(place)}</span>
              <span className="text-ui-fg-muted font-mono">{place.code}</span>
            </button>
          </li>
        ))}
        {places.data && items.length === 0 && (
          <li className="txt-small text-ui-fg-muted px-3 py-2">{t("staff.no_place")}</li>
        )}
      </ul>
      {places.data && places.data.total > items.length && (
        <Text size="xsmall" role="status" className="text-ui-fg-subtle">
          {t("staff.places_cut", { shown: items.length, total: places.data.total })}
        </Text>
      )}
    </div>
  )
}
