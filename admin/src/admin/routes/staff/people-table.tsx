import type { StaffMember } from "@baixian/backend/contract"
import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton, StatusBadge, Table, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { StaffStep } from "../../api/staff"
import { roleTexts, standingText } from "../../ui/staff-words"
import { useWords } from "../../ui/use-words"

const COLORS = { active: "green", suspended: "red", invited: "orange" } as const

/** What can be done about somebody, the ordinary before the grave. */
function stepsFor({ state, locked_until }: StaffMember): StaffStep[] {
  if (state === "invited") return ["withdraw"]
  if (state === "suspended") return ["reinstate"]
  return [...(locked_until ? (["unlock"] as const) : []), "reset-link", "end-sessions", "suspend"]
}

type PeopleTableProps = {
  people: readonly StaffMember[]
  onStep: (step: StaffStep, member: StaffMember) => void
  onRoles: (member: StaffMember) => void
}

export function PeopleTable({ people, onStep, onRoles }: PeopleTableProps) {
  const words = useWords()
  const { t, instant } = words
  const now = new Date()

  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("staff.columns.name")}</Table.HeaderCell>
            <Table.HeaderCell>{t("staff.columns.state")}</Table.HeaderCell>
            <Table.HeaderCell>{t("staff.columns.roles")}</Table.HeaderCell>
            <Table.HeaderCell>{t("staff.columns.last_sign_in")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {people.map((member) => {
            const standing = standingText(member, words, now)
            const roles = roleTexts(member, words)

            return (
              <Table.Row key={`${member.state} ${member.id}`}>
                <Table.Cell className="py-2">
                  <Text size="small" weight="plus" leading="compact">
                    {member.name}
                  </Text>
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {member.email}
                  </Text>
                </Table.Cell>
                <Table.Cell className="whitespace-nowrap py-2">
                  <StatusBadge color={COLORS[member.state]}>{t(`staff.states.${member.state}`)}</StatusBadge>
                  {standing && (
                    <Text size="xsmall" className="text-ui-fg-muted max-w-[280px] whitespace-normal">
                      {standing}
                    </Text>
                  )}
                </Table.Cell>
                <Table.Cell className="min-w-[160px] whitespace-normal py-2">
                  {roles.length > 0
                    ? roles.join(t("staff.role_comma"))
                    : member.state === "active"
                      ? t("staff.no_role")
                      : ""}
                </Table.Cell>
                <Table.Cell className="whitespace-nowrap py-2 tabular-nums">
                  {member.last_sign_in_at ? instant(member.last_sign_in_at) : t("staff.never")}
                </Table.Cell>
                <Table.Cell className="py-2 text-right">
                  <RowMenu member={member} onStep={onStep} onRoles={onRoles} />
                </Table.Cell>
              </Table.Row>
            )
          })}
        </Table.Body>
      </Table>
    </div>
  )
}

type RowMenuProps = { member: StaffMember } & Pick<PeopleTableProps, "onStep" | "onRoles">

function RowMenu({ member, onStep, onRoles }: RowMenuProps) {
  const { t } = useWords()

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={t("staff.actions", { name: member.name })}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {member.state !== "invited" && (
          <DropdownMenu.Item onSelect={() => onRoles(member)}>{t("staff.manage_roles")}</DropdownMenu.Item>
        )}
        {stepsFor(member).map((step) => (
          <DropdownMenu.Item key={step} onSelect={() => onStep(step, member)}>
            {t(`staff.steps.${step}`)}
          </DropdownMenu.Item>
        ))}
        {member.state !== "invited" && (
          <>
            <DropdownMenu.Separator />
            <DropdownMenu.Item asChild>
              <Link to={`/audit?${new URLSearchParams({ person: member.id, name: member.name })}`}>
                {t("staff.trail")}
              </Link>
            </DropdownMenu.Item>
          </>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
