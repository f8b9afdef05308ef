import type { StaffMember } from "@baixian/backend/contract"
import { Alert, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useChangeInvitedRole } from "../../api/staff"
import { refusalText } from "../../ui/refusal"
import { roleTexts } from "../../ui/staff-words"
import { useWords } from "../../ui/use-words"
import { askedRole, FIRST_DRAFT, needsPlace } from "./role-draft"
import { RoleFields } from "./role-fields"

/** Another role for somebody who has not used their link yet; the link they have keeps working. */
export function InvitedRoleDrawer({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const [draft, setDraft] = useState(FIRST_DRAFT)
  const change = useChangeInvitedRole()
  const held = roleTexts(member, words).join(t("staff.role_comma")) || t("staff.no_role")
  const submit = () => {
    if (needsPlace(draft) || change.isPending) return
    change.mutate(
      { id: member.id, role: askedRole(draft) },
      {
        onSuccess: () => {
          toast.success(t("staff.invited_role_changed", { name: member.name }))
          onClose()
        },
      }
    )
  }

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content>
        <form
          className="flex h-full min-h-0 flex-col"
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Drawer.Header>
            <Drawer.Title>{t("staff.roles_of", { name: member.name })}</Drawer.Title>
            <Drawer.Description className="txt-small text-ui-fg-subtle">
              {t("staff.invited_role_hint")}
            </Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex min-h-0 flex-1 flex-col gap-y-3 overflow-y-auto">
            <Text size="small">{t("staff.invited_role_now", { role: held })}</Text>
            <RoleFields draft={draft} onChange={setDraft} mayBeNone />
            {change.error && (
              <Alert variant="error" role="alert">
                {refusalText(change.error, t("staff.unknown"), t)}
              </Alert>
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" size="small" disabled={needsPlace(draft)} isLoading={change.isPending}>
              {t("staff.change_role")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
