import type { StaffMember } from "@baixian/backend/contract"
import { toast } from "@medusajs/ui"
import { useState } from "react"
import { type StaffStep, useStaffStep } from "../../api/staff"
import { ConfirmDialog } from "../../ui/confirm-dialog"
import { refusalText } from "../../ui/refusal"
import { useWords } from "../../ui/use-words"
import type { MadeLink } from "./link-dialog"

export type AskedStep = { step: StaffStep; member: StaffMember }

/** Asks before a step with somebody; the server's refusals are sentences already, in the reader's language. */
export function StepDialog({
  step,
  member,
  onClose,
  onLink,
}: AskedStep & { onClose: () => void; onLink: (link: MadeLink) => void }) {
  const { t } = useWords()
  const [why, setWhy] = useState("")
  const doStep = useStaffStep()
  const { name } = member
  const confirm = () =>
    doStep.mutate(
      { step, id: member.id, ...(step === "suspend" ? { why: why.trim() } : {}) },
      {
        onSuccess: ({ url, email, expires_at }) => {
          if (step === "reset-link" || step === "renew") {
            if (url && email && expires_at) onLink({ url, email, expires_at, next: nextFor(member) })
            return
          }
          toast.success(t(`staff.done.${step}`, { name }))
          onClose()
        },
      }
    )

  return (
    <ConfirmDialog
      title={t(`staff.asks.${step}`, { name })}
      hint={t(`staff.hints.${step}`)}
      confirm={t(`staff.steps.${step}`)}
      variant={step === "suspend" ? "danger" : "primary"}
      reason={
        step === "suspend"
          ? {
              label: t("staff.why"),
              hint: t("staff.why_hint"),
              missing: t("staff.why_missing"),
              text: why,
              onChange: setWhy,
            }
          : undefined
      }
      isPending={doStep.isPending}
      failure={refusalText(doStep.error, t("staff.unknown"), t)}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}

function nextFor({ state, roles }: StaffMember): MadeLink["next"] {
  if (state !== "invited") return null
  return roles.length > 0 ? "role_ready" : "role_next"
}
