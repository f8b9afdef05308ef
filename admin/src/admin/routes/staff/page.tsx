import type { StaffAnswer, StaffMember, StaffState } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Plus, Users } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { STAFF_PAGE_ROWS, staffQuery } from "../../api/staff"
import { Choice } from "../../ui/choice"
import { FindBox } from "../../ui/find-box"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"
import { InviteDialog } from "./invite-dialog"
import { InvitedRoleDrawer } from "./invited-role-drawer"
import { LinkDialog, type MadeLink } from "./link-dialog"
import { PeopleTable } from "./people-table"
import { RolesDrawer } from "./roles-drawer"
import { type AskedStep, StepDialog } from "./step-dialog"
import { usePeopleState } from "./use-people-state"

const STATES = ["active", "suspended", "invited"] as const

/** 人员与权限: who may come in, by name, with what can be done about each. */
const StaffPage = () => {
  const { t } = useWords()
  const [state, change] = usePeopleState()
  const people = useQuery(staffQuery(state))
  const [isInviting, setIsInviting] = useState(false)
  const [asked, setAsked] = useState<AskedStep | null>(null)
  const [link, setLink] = useState<MadeLink | null>(null)
  const [rolesOf, setRolesOf] = useState<StaffMember | null>(null)

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading level="h1">{t("staff.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("staff.hint")}
          </Text>
        </div>
        <Button size="small" onClick={() => setIsInviting(true)}>
          <Plus />
          {t("staff.invite")}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        <FindBox label={t("staff.find")} find={state.q} onChange={(q) => change({ q, page: 1 })} />
        <Choice<StaffState | "all">
          label={t("staff.state")}
          value={state.state || "all"}
          isSet={state.state !== ""}
          options={[
            ["all", t("staff.all_states")],
            ...STATES.map((each) => [each, t(`staff.states.${each}`)] as const),
          ]}
          onChange={(chosen) => change({ state: chosen === "all" ? "" : chosen, page: 1 })}
        />
      </div>
      {people.isPending ? (
        <LoadingRows rows={8} />
      ) : !people.data ? (
        <LoadFailed error={people.error} onRetry={() => void people.refetch()} />
      ) : people.data.total === 0 ? (
        <Nothing title={t("staff.empty")} hint={t("staff.empty_hint")}>
          <Button size="small" variant="secondary" onClick={() => change({ q: "", state: "", page: 1 })}>
            {t("staff.clear")}
          </Button>
        </Nothing>
      ) : (
        <>
          <PeopleTable
            people={people.data.items}
            onStep={(step, member: StaffMember) => setAsked({ step, member })}
            onRoles={setRolesOf}
          />
          <Pages answer={people.data} page={state.page} onPage={(page) => change({ page })} />
        </>
      )}
      {isInviting && (
        <InviteDialog
          onClose={() => setIsInviting(false)}
          onMade={(made) => {
            setIsInviting(false)
            setLink(made)
          }}
        />
      )}
      {asked && (
        <StepDialog
          {...asked}
          onClose={() => setAsked(null)}
          onLink={(made) => {
            setAsked(null)
            setLink(made)
          }}
        />
      )}
      {rolesOf?.state === "invited" && (
        <InvitedRoleDrawer member={rolesOf} onClose={() => setRolesOf(null)} />
      )}
      {rolesOf && rolesOf.state !== "invited" && (
        <RolesDrawer member={rolesOf} onClose={() => setRolesOf(null)} />
      )}
      {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </Container>
  )
}
export default StaffPage

function Pages({
  answer,
  page,
  onPage,
}: {
  answer: StaffAnswer
  page: number
  onPage: (page: number) => void
}) {
  const { t } = useWords()
  const pages = Math.max(1, Math.ceil(answer.total / STAFF_PAGE_ROWS))

  return (
    <div className="text-ui-fg-subtle txt-small flex items-center justify-between px-6 py-3">
      <span>{t("staff.total", { total: answer.total })}</span>
      {pages > 1 && (
        <div className="flex items-center gap-x-2">
          <span>{t("staff.page", { page, pages })}</span>
          <Button size="small" variant="transparent" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t("staff.previous")}
          </Button>
          <Button
            size="small"
            variant="transparent"
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          >
            {t("staff.next")}
          </Button>
        </div>
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "menu.staff",
  icon: Users,
  rank: 20,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.staff")}</>
}
