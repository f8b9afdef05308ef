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
  if (state === "invited") return ["renew", "withdraw"]
  if (state === "suspended") return ["reinstate"]
  return [...(locked_until ? (["unlock"] as const) : []), "reset-link", "end-sessions", "suspend"]
}

type PeopleTableProps = {
  people: readonly StaffMember[]
  onStep: (step: StaffStep, member: StaffMember) => void
  onRoles: (member: StaffMember) => void
}

export function PeopleTable({ people, onStep, onRoles }: PeopleTableProps) {
  const { t } = useWords()

  return (
    <>
      <ul aria-label={t("staff.title")} className="flex flex-col divide-y md:hidden">
        {people.map((member) => (
          <Card key={keyOf(member)} member={member} onStep={onStep} onRoles={onRoles} />
        ))}
      </ul>
      <div className="hidden overflow-x-auto md:block">
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
            {people.map((member) => (
              <Row key={keyOf(member)} member={member} onStep={onStep} onRoles={onRoles} />
            ))}
          </Table.Body>
        </Table>
      </div>
    </>
  )
}

/** An invitation's id may be that of an account some day. */
const keyOf = ({ state, id }: StaffMember): string => `${state} ${id}`

type PersonProps = { member: StaffMember } & Pick<PeopleTableProps, "onStep" | "onRoles">

/** What row and card say of somebody. */
function usePerson(member: StaffMember) {
  const words = useWords()
  const { t, instant } = words
  const roles = roleTexts(member, words)

  return {
    standing: standingText(member, words, new Date()),
    roles:
      roles.length > 0
        ? roles.join(t("staff.role_comma"))
        : member.state !== "suspended"
          ? t("staff.no_role")
          : "",
    lastSignIn: member.last_sign_in_at ? instant(member.last_sign_in_at) : t("staff.never"),
  }
}

function State({ member }: { member: StaffMember }) {
  const { t } = useWords()

  return <StatusBadge color={COLORS[member.state]}>{t(`staff.states.${member.state}`)}</StatusBadge>
}

function Row({ member, onStep, onRoles }: PersonProps) {
  const { standing, roles, lastSignIn } = usePerson(member)

  return (
    <Table.Row>
      <Table.Cell className="py-2">
        <Text size="small" weight="plus" leading="compact">
          {member.name}
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted">
          {member.email}
        </Text>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap py-2">
        <State member={member} />
        {standing && (
          <Text size="xsmall" className="text-ui-fg-muted max-w-[280px] whitespace-normal">
            {standing}
          </Text>
        )}
      </Table.Cell>
      <Table.Cell className="min-w-[160px] whitespace-normal py-2">{roles}</Table.Cell>
      <Table.Cell className="whitespace-nowrap py-2 tabular-nums">{lastSignIn}</Table.Cell>
      <Table.Cell className="py-2 text-right">
        <RowMenu member={member} onStep={onStep} onRoles={onRoles} />
      </Table.Cell>
    </Table.Row>
  )
}

/** The same on a phone: no row wider than the hand. */
function Card({ member, onStep, onRoles }: PersonProps) {
  const { t } = useWords()
  const { standing, roles, lastSignIn } = usePerson(member)

  return (
    <li className="flex items-start gap-x-2 py-3 pl-6 pr-3">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="txt-compact-small-plus">{member.name}</span>
          <State member={member} />
        </span>
        <span className="txt-compact-xsmall text-ui-fg-muted break-all">{member.email}</span>
        {roles && <span className="txt-compact-small">{roles}</span>}
        {standing && <span className="txt-compact-xsmall text-ui-fg-subtle">{standing}</span>}
        {member.state !== "invited" && (
          <span className="txt-compact-xsmall text-ui-fg-muted tabular-nums">
            {t("staff.columns.last_sign_in")} {lastSignIn}
          </span>
        )}
      </div>
      <RowMenu member={member} onStep={onStep} onRoles={onRoles} isLarge />
    </li>
  )
}

/** `isLarge` for a thumb. */
function RowMenu({ member, onStep, onRoles, isLarge = false }: PersonProps & { isLarge?: boolean }) {
  const { t } = useWords()

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size={isLarge ? "large" : "small"}
          variant="transparent"
          aria-label={t("staff.actions", { name: member.name })}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.Item onSelect={() => onRoles(member)}>
          {t(member.state === "invited" ? "staff.change_role" : "staff.manage_roles")}
        </DropdownMenu.Item>
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
