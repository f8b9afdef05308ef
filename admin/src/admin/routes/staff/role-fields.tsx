import { Input, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import type { StaffRole } from "@baixian/backend/contract"
import { businessDay } from "../../ui/business-month"
import { Choice } from "../../ui/choice"
import { useWords } from "../../ui/use-words"
import { PlaceChoice } from "./place-choice"
import { HELD_AT, type RoleDraft, ROLES } from "./role-draft"

type RoleFieldsProps = {
  draft: RoleDraft
  onChange: (draft: RoleDraft) => void
  /** An invitation may leave the role for later. */
  mayBeNone?: boolean
}

/** A role, the place it is held at, and its last day where it has one. */
export function RoleFields({ draft, onChange, mayBeNone = false }: RoleFieldsProps) {
  const { t } = useWords()
  const id = useId()
  const scope_kind = draft.role ? HELD_AT[draft.role] : "city"

  return (
    <>
      <div className="flex flex-col gap-y-1">
        <Text size="small" weight="plus" leading="compact">
          {t("staff.role")}
        </Text>
        <Choice<StaffRole | "none">
          label={t("staff.role")}
          value={draft.role ?? "none"}
          options={[
            ...ROLES.map((each) => [each, t(`staff.roles.${each}`)] as const),
            ...(mayBeNone ? ([["none", t("staff.role_later")]] as const) : []),
          ]}
          onChange={(chosen) => onChange({ ...draft, role: chosen === "none" ? null : chosen, place: null })}
        />
      </div>
      {scope_kind !== "city" && (
        <div className="flex flex-col gap-y-1">
          <Text size="small" weight="plus" leading="compact">
            {t("staff.place")}
          </Text>
          <PlaceChoice
            key={scope_kind}
            scope_kind={scope_kind}
            chosen={draft.place}
            onChoose={(place) => onChange({ ...draft, place })}
          />
        </div>
      )}
      {draft.role ? (
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={id} size="small" weight="plus">
            {t("staff.last_day")}
          </Label>
          <Input
            id={id}
            type="date"
            size="small"
            min={businessDay(new Date())}
            max="2199-12-30"
            value={draft.last_day}
            onChange={({ target }) => onChange({ ...draft, last_day: target.value })}
          />
        </div>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("staff.role_later_hint")}
        </Text>
      )}
    </>
  )
}
