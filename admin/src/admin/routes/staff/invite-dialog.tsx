import { Alert, Button, Drawer, Input } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { RequestRefused } from "../../api/request"
import { useInviteStaff } from "../../api/staff"
import { Field } from "../../ui/product-origin/field"
import { refusalText } from "../../ui/refusal"
import { useWords } from "../../ui/use-words"
import type { MadeLink } from "./link-dialog"
import { askedRole, FIRST_DRAFT, needsPlace } from "./role-draft"
import { RoleFields } from "./role-fields"

/** Name, e-mail and role of somebody new; what was typed stays whatever the server says. */
export function InviteDialog({ onClose, onMade }: { onClose: () => void; onMade: (link: MadeLink) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState({ name: "", email: "" })
  const [draft, setDraft] = useState(FIRST_DRAFT)
  const [isTried, setIsTried] = useState(false)
  const invite = useInviteStaff()
  const faults = invite.error instanceof RequestRefused ? invite.error.fields : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (invite.isPending || needsPlace(draft)) return
    const body = { name: typed.name.trim(), email: typed.email.trim(), ...askedRole(draft) }
    const next = draft.role ? "role_ready" : "role_next"
    invite.mutate(body, { onSuccess: (made) => onMade({ ...made, next }) })
  }

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content>
        <form onSubmit={submit} noValidate className="flex h-full min-h-0 flex-col">
          <Drawer.Header>
            <Drawer.Title>{t("staff.invite_title")}</Drawer.Title>
            <Drawer.Description className="txt-small text-ui-fg-subtle">
              {t("staff.invite_hint")}
            </Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex min-h-0 flex-1 flex-col gap-y-4 overflow-y-auto">
            {(["name", "email"] as const).map((each) => (
              <Field
                key={each}
                id={`invite-${each}`}
                label={t(`staff.${each}`)}
                fault={faults[each] && t(`staff.faults.${each}`)}
              >
                {({ describedBy, isInvalid }) => (
                  <Input
                    id={`invite-${each}`}
                    autoFocus={each === "name"}
                    type={each === "email" ? "email" : "text"}
                    autoComplete="off"
                    aria-describedby={describedBy}
                    aria-invalid={isInvalid}
                    value={typed[each]}
                    onChange={({ target }) => setTyped({ ...typed, [each]: target.value })}
                  />
                )}
              </Field>
            ))}
            <RoleFields draft={draft} onChange={setDraft} mayBeNone />
            {isTried && needsPlace(draft) && (
              <Alert variant="error" role="alert">
                {t("staff.place_missing")}
              </Alert>
            )}
            {invite.error && Object.keys(faults).length === 0 && (
              <Alert variant="error" role="alert">
                {refusalText(invite.error, t("staff.unknown"), t)}
              </Alert>
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" size="small" isLoading={invite.isPending}>
              {t("staff.make_link")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
