import type { RolePlace, RoleScopeKind, StaffRole } from "@baixian/backend/contract"
import { Button, Heading, Input, Text, clx, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useDeferredValue, useState } from "react"
import { rolePlacesQuery, useGrantRole } from "../../api/role-assignments"
import { Choice } from "../../ui/choice"
import { failureText } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"

/** Where each role is held; the backend says the same and has the last word. */
const HELD_AT: Record<StaffRole, RoleScopeKind> = {
  counter_clerk: "counter",
  hub_manager: "hub",
  outlet_reporter: "outlet",
  district_officer: "district",
  liaison: "county",
  city_officer: "city",
  auditor: "city",
  platform_admin: "city",
}
const ROLES = Object.keys(HELD_AT) as StaffRole[]

/** Gives a role at a place, from today on. */
export function GrantForm({ user_id }: { user_id: string }) {
  const { t } = useWords()
  const [role, setRole] = useState<StaffRole>("counter_clerk")
  const [place, setPlace] = useState<RolePlace | null>(null)
  const grant = useGrantRole()
  const scope_kind = HELD_AT[role]
  const isReady = scope_kind === "city" || place !== null

  const submit = () =>
    grant.mutate(
      { user_id, role, scope_kind, scope_code: scope_kind === "city" ? "city" : place!.code },
      {
        onSuccess: () => {
          toast.success(t("staff.granted"))
          setPlace(null)
        },
      }
    )

  return (
    <form
      className="flex flex-col gap-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !grant.isPending) submit()
      }}
    >
      <Heading level="h3">{t("staff.grant")}</Heading>
      <Choice<StaffRole>
        label={t("staff.role")}
        value={role}
        options={ROLES.map((each) => [each, t(`staff.roles.${each}`)] as const)}
        onChange={(chosen) => {
          setRole(chosen)
          setPlace(null)
        }}
      />
      {scope_kind !== "city" && (
        <PlaceChoice key={scope_kind} scope_kind={scope_kind} chosen={place} onChoose={setPlace} />
      )}
      {grant.error && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {failureText(grant.error, t)}
        </Text>
      )}
      <Button type="submit" disabled={!isReady} isLoading={grant.isPending}>
        {t("staff.grant_now")}
      </Button>
    </form>
  )
}

type PlaceChoiceProps = {
  scope_kind: Exclude<RoleScopeKind, "city">
  chosen: RolePlace | null
  onChoose: (place: RolePlace) => void
}

function PlaceChoice({ scope_kind, chosen, onChoose }: PlaceChoiceProps) {
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
    </div>
  )
}
