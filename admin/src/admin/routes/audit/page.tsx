import type { AuditAnswer, AuditItem } from "@baixian/backend/contract"
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
import { pointsLike } from "../../ui/place/chosen-point"
import { usePoint } from "../../ui/place/use-point"
import { Picker } from "../../ui/product-origin/picker"
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
  const names = Object.assign(
    {},
    ...(entries.data?.pages.map((page) => page.names) ?? [])
  ) as AuditAnswer["names"]
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
      {opened && <EntryDrawer item={opened} names={names} onClose={() => setOpened(null)} />}
    </Container>
  )
}
export default AuditPage

/** Whose stock, whose roles: by the name of one place. */
function PlaceFilter({ place, onChange }: { place: string; onChange: (place: string) => void }) {
  const { t } = useWords()
  const { points } = usePoint()
  const [typed, setTyped] = useState("")

  return (
    <div className="w-full sm:w-[220px]">
      <Picker
        id="audit-place"
        label={t("audit.place")}
        chosen={place ? (points.find(({ code }) => code === place)?.name ?? place) : null}
        placeholder={t("audit.all_places")}
        searchHint={t("audit.find_place")}
        typed={typed}
        onType={setTyped}
        options={pointsLike(points, typed).map(({ code, name }) => ({ id: code, title: name, note: code }))}
        nothing={t("audit.no_place")}
        isInvalid={false}
        isFloating
        onChoose={onChange}
        onClear={() => onChange("")}
      />
    </div>
  )
}

type FiltersProps = { state: AuditState; onChange: (change: Partial<AuditState>) => void }

function Filters({ state, onChange }: FiltersProps) {
  const { t } = useWords()
  const isNarrowed = Object.values(state).some((value) => value !== "")

  return (
    <div className="flex flex-wrap items-center gap-2 px-6 py-3">
      <FindBox isWide label={t("audit.find")} find={state.q} onChange={(q) => onChange({ q })} />
      <Choice<string>
        label={t("audit.kind")}
        value={state.kind || "all"}
        isSet={state.kind !== ""}
        options={[["all", t("audit.all_kinds")], ...KINDS.map((kind) => [kind, kindText(kind, t)] as const)]}
        onChange={(kind) => onChange({ kind: kind === "all" ? "" : kind })}
      />
      <PlaceFilter place={state.place} onChange={(place) => onChange({ place })} />
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
