import type { RoleAssignmentRow, StaffMember } from "@baixian/backend/contract"
import { Badge, Button, Drawer, Text, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { rolesOfQuery, useRevokeRole } from "../../api/role-assignments"
import { failureText, LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
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
        <HeldRole key={row.id} row={row} />
      ))}
    </ul>
  )
}

function HeldRole({ row }: { row: RoleAssignmentRow }) {
  const { t, isChinese } = useWords()
  const revoke = useRevokeRole()
  const end = () => revoke.mutate(row.id, { onError: (error) => toast.error(failureText(error, t)) })

  return (
    <li className="flex items-center justify-between gap-x-3 py-2">
      <div>
        <Text size="small" weight="plus" leading="compact">
          {t(`staff.roles.${row.role}`)}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {isChinese ? row.place_name : row.place_name_en}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
          {row.valid_until
            ? t("staff.role_days", { from: row.valid_from, until: row.valid_until })
            : t("staff.role_since", { from: row.valid_from })}
        </Text>
      </div>
      {row.state === "ended" ? (
        <Badge size="2xsmall">{t("staff.role_ended")}</Badge>
      ) : (
        <Button size="small" variant="secondary" isLoading={revoke.isPending} onClick={end}>
          {t("staff.end_role")}
        </Button>
      )}
    </li>
  )
}
