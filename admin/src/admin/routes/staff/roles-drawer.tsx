import type { RoleAssignmentRow, StaffMember } from "@baixian/backend/contract"
import { Badge, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { meQuery } from "../../api/me"
import { rolesOfQuery, useRevokeRole } from "../../api/role-assignments"
import { daysAfter } from "../../ui/business-month"
import { ConfirmDialog } from "../../ui/confirm-dialog"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { refusalText } from "../../ui/refusal"
import { useWords } from "../../ui/use-words"
import { GrantForm } from "./grant-form"

/** Somebody's roles: what is held, what ended and who ended it, and a form for another. */
export function RolesDrawer({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t } = useWords()

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("staff.roles_of", { name: member.name })}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("staff.roles_hint")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex min-h-0 flex-col gap-y-4 overflow-y-auto">
          <Held member={member} />
          <GrantForm user_id={member.id} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function Held({ member }: { member: StaffMember }) {
  const { t } = useWords()
  const roles = useQuery(rolesOfQuery(member.id))
  if (roles.isPending) return <LoadingRows rows={3} />
  if (!roles.data) return <LoadFailed error={roles.error} onRetry={() => void roles.refetch()} />
  if (roles.data.total === 0) return <Nothing title={t("staff.no_role")} hint={t("staff.no_role_hint")} />

  return (
    <ul className="divide-y" aria-label={t("staff.columns.roles")}>
      {roles.data.items.map((row) => (
        <HeldRole key={row.id} row={row} member={member} />
      ))}
    </ul>
  )
}

function HeldRole({ row, member }: { row: RoleAssignmentRow; member: StaffMember }) {
  const { t, isChinese } = useWords()
  const revoke = useRevokeRole()
  const me = useQuery(meQuery())
  const [isAsking, setIsAsking] = useState(false)
  const role = t(`staff.roles.${row.role}`)
  const place = isChinese ? row.place_name : row.place_name_en
  // Who ends the admin role of their own cannot give it back.
  const isOwnAdmin = row.role === "platform_admin" && row.user.id === me.data?.person.id
  const end = () =>
    revoke.mutate(row.id, {
      onSuccess: () => {
        setIsAsking(false)
        toast.success(t("staff.role_ended_done", { role, name: member.name }))
      },
    })

  return (
    <li className="flex items-center justify-between gap-x-3 py-2">
      <div>
        <Text size="small" weight="plus" leading="compact">
          {role}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {place}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
          {row.valid_until
            ? t("staff.role_days", { from: row.valid_from, last: daysAfter(row.valid_until, -1) })
            : t("staff.role_since", { from: row.valid_from })}
        </Text>
      </div>
      {row.state === "ended" ? (
        <Badge size="2xsmall">{t("staff.role_ended")}</Badge>
      ) : isOwnAdmin ? (
        <Text size="xsmall" className="text-ui-fg-muted max-w-[160px] text-right">
          {t("staff.own_admin_role")}
        </Text>
      ) : (
        <Button size="small" variant="secondary" onClick={() => setIsAsking(true)}>
          {t("staff.end_role")}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("staff.end_role_title", { name: member.name, role })}
          hint={t("staff.end_role_hint", { place })}
          confirm={t("staff.end_role")}
          variant="danger"
          isPending={revoke.isPending}
          failure={refusalText(revoke.error, t("staff.unknown"), t)}
          onConfirm={end}
          onClose={() => setIsAsking(false)}
        />
      )}
    </li>
  )
}
