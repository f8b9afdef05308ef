import { Button, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useGrantRole } from "../../api/role-assignments"
import { failureText } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"
import { askedRole, FIRST_DRAFT, needsPlace } from "./role-draft"
import { RoleFields } from "./role-fields"

/** Gives a role at a place, from today on. */
export function GrantForm({ user_id }: { user_id: string }) {
  const { t } = useWords()
  const [draft, setDraft] = useState(FIRST_DRAFT)
  const grant = useGrantRole()
  const { role, ...asked } = askedRole(draft)
  const isReady = role !== undefined && !needsPlace(draft)

  const submit = () => {
    if (!isReady || grant.isPending) return
    grant.mutate(
      { user_id, role, ...asked },
      {
        onSuccess: () => {
          toast.success(t("staff.granted"))
          setDraft({ ...draft, place: null, last_day: "" })
        },
      }
    )
  }

  return (
    <form
      className="flex flex-col gap-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Heading level="h3">{t("staff.grant")}</Heading>
      <RoleFields draft={draft} onChange={setDraft} />
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
