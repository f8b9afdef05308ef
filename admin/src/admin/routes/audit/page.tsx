import type { AuditItem } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { BookOpen, XMarkMini } from "@medusajs/icons"
import { Button, Container, Heading, Input, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { useState } from "react"
import { auditQuery } from "../../api/audit"
import { kindText } from "../../ui/audit-words"
import { Choice } from "../../ui/choice"
import { FindBox } from "../../ui/find-box"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { useWords } from "../../ui/use-words"
import { AuditTable } from "./audit-table"
import { EntryDrawer } from "./entry-drawer"
import { auditQuestion, type AuditState, NO_FILTER, useAuditState } from "./use-audit-state"

/** What the office looks for; other kinds are found by text. */
const KINDS = [
  "sign_in",
  "staff",
  "role_assignment",
  "stock_document",
  "stock",
  "product",
  "product_origin",
  "supplier",
  "order",
  "pickup",
  "customer",
  "period",
  "edition",
  "export",
  "report",
] as const

/** 操作记录: who did what to which record, newest first, and what it changed. */
const AuditPage = () => {
  const { t } = useWords()
  const [state, change] = useAuditState()
  const entries = useInfiniteQuery(auditQuery(auditQuestion(state)))
  const [opened, setOpened] = useState<AuditItem | null>(null)
  const items = entries.data?.pages.flatMap((page) => page.items) ?? []
  const textFrom = entries.data?.pages[0]?.from ?? null

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("audit.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("audit.hint")}
        </Text>
      </div>
      <Filters state={state} onChange={change} />
      {entries.isPending ? (
        <LoadingRows rows={10} />
      ) : !entries.data ? (
        <LoadFailed error={entries.error} onRetry={() => void entries.refetch()} />
      ) : items.length === 0 ? (
        <Nothing
          title={t("audit.empty")}
          hint={textFrom ? t("audit.text_from", { from: textFrom }) : t("audit.empty_hint")}
        >
          <Button size="small" variant="secondary" onClick={() => change(NO_FILTER)}>
            {t("audit.clear")}
          </Button>
        </Nothing>
      ) : (
        <>
          <AuditTable items={items} onOpen={setOpened} />
          <div className="text-ui-fg-subtle txt-small flex flex-wrap items-center justify-between gap-2 px-6 py-3">
            <span>
              {t("audit.count", { shown: items.length })}
              {textFrom && ` ${t("audit.text_from", { from: textFrom })}`}
            </span>
            {entries.hasNextPage && (
              <Button
                size="small"
                variant="secondary"
                isLoading={entries.isFetchingNextPage}
                onClick={() => void entries.fetchNextPage()}
              >
                {t("audit.more")}
              </Button>
            )}
          </div>
        </>
      )}
      {opened && <EntryDrawer item={opened} onClose={() => setOpened(null)} />}
    </Container>
  )
}
export default AuditPage

type FiltersProps = { state: AuditState; onChange: (change: Partial<AuditState>) => void }

function Filters({ state, onChange }: FiltersProps) {
  const { t } = useWords()
  const isNarrowed = Object.values(state).some((value) => value !== "")

  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-3">
      <FindBox label={t("audit.find")} find={state.q} onChange={(q) => onChange({ q })} />
      <Choice<string>
        label={t("audit.kind")}
        value={state.kind || "all"}
        isSet={state.kind !== ""}
        options={[["all", t("audit.all_kinds")], ...KINDS.map((kind) => [kind, kindText(kind, t)] as const)]}
        onChange={(kind) => onChange({ kind: kind === "all" ? "" : kind })}
      />
      {(["from", "to"] as const).map((each) => (
        <label key={each} className="text-ui-fg-subtle txt-small flex items-center gap-x-1">
          {t(`audit.${each}`)}
          <Input
            type="date"
            size="small"
            className="w-[140px]"
            min="2020-01-01"
            max="2099-12-31"
            value={state[each]}
            onChange={({ target }) => onChange({ [each]: target.value })}
          />
        </label>
      ))}
      {state.person && (
        <Button size="small" variant="secondary" onClick={() => onChange({ person: "", name: "" })}>
          {t("audit.person", { name: state.name || state.person })}
          <XMarkMini />
        </Button>
      )}
      {state.record && (
        <Button size="small" variant="secondary" onClick={() => onChange({ record: "" })}>
          {t("audit.record", { record: state.record })}
          <XMarkMini />
        </Button>
      )}
      {isNarrowed && (
        <Button size="small" variant="transparent" onClick={() => onChange(NO_FILTER)}>
          {t("audit.clear")}
        </Button>
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "menu.audit",
  icon: BookOpen,
  rank: 21,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.audit")}</>
}
