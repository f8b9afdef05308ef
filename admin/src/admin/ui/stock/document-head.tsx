import type { StockDocumentHead, StockPlace } from "@baixian/backend/contract"
import { ArrowUturnLeft } from "@medusajs/icons"
import { Alert, Button, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link, useLocation } from "react-router-dom"
import { documentPaths, isOvertaken } from "../../api/stock-documents"
import { SampleMark } from "../sample-mark"
import { useWords } from "../use-words"
import { DocumentState } from "./document-state"
import { placeName } from "./places"

type DocumentTopProps = {
  kind: StockDocumentHead["kind"]
  head: StockDocumentHead | null
  places: readonly StockPlace[]
  /** Of a document that is not there yet. */
  point: string
  children?: ReactNode
}

/** What every document says of itself: number, where it stands, whose it is, who touched it last. */
export function DocumentTop({ kind, head, places, point, children }: DocumentTopProps) {
  const { t, instant } = useWords()
  const fromApprovals = (useLocation().state as { back?: string } | null)?.back === "/approvals"
  const where = head?.from_point_code
    ? `${placeName(places, head.from_point_code)} → ${placeName(places, head.point_code)}`
    : placeName(places, head?.point_code ?? point)

  return (
    <Container className="flex flex-col gap-y-2 px-4 py-4 sm:px-6">
      <Link
        to={fromApprovals ? "/approvals" : documentPaths[kind]}
        className="txt-compact-small text-ui-fg-subtle hover:text-ui-fg-base inline-flex items-center gap-x-1 self-start"
      >
        <ArrowUturnLeft />
        {fromApprovals ? t("approvals_page.title") : t(`stock_docs.kinds.${kind}.title`)}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading level="h1" className="break-all">
          {head ? head.number : t(`stock_docs.kinds.${kind}.new`)}
        </Heading>
        {head && <DocumentState state={head.state} />}
        {head?.is_sample && <SampleMark />}
      </div>
      <Text size="small" weight="plus">
        {where}
      </Text>
      {head && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("stock_docs.made", { who: head.created_by_name, at: instant(head.created_at) })}
          {head.posted_at &&
            ` · ${t("stock_docs.posted", { who: head.posted_by_name, at: instant(head.posted_at) })}`}
          {!head.posted_at &&
            head.version > 1 &&
            ` · ${t("stock_docs.changed", { who: head.changed_by_name, at: instant(head.changed_at) })}`}
        </Text>
      )}
      {head?.decision && (
        <Alert variant={head.state === "counting" ? "warning" : "info"}>
          {t(head.state === "refused" ? "stock_docs.refused_because" : "stock_docs.decision", {
            decision: head.decision,
          })}
        </Alert>
      )}
      {children}
    </Container>
  )
}

type DraftNoticeProps = {
  draft: { isBehind: boolean; wasKept: boolean; overrule: () => void; forget: () => void }
  /** What was asked of the server last; its refusal may be the first sign that somebody was faster. */
  act: { error: Error | null; reset: () => void }
  showAgain: () => Promise<void>
}

/**
 * What a form has to say of its own draft: somebody else changed the document, then its writer says what holds and nothing
 * that was typed is lost; or it was kept from last time. One place, so that no form forgets half of it.
 */
export function DraftNotice({ draft, act, showAgain }: DraftNoticeProps) {
  const { t } = useWords()
  if (!draft.isBehind && !isOvertaken(act.error))
    return draft.wasKept ? <KeptAgain onForget={draft.forget} /> : null

  const settle = (choose: () => void) => () => {
    choose()
    act.reset()
    void showAgain()
  }
  return (
    <Alert variant="warning" role="alert" className="flex flex-col gap-y-2">
      <p>{t("stock_docs.behind")}</p>
      <span className="flex flex-wrap gap-2 pt-2">
        <Button size="small" variant="secondary" onClick={settle(draft.overrule)}>
          {t("stock_docs.behind_keep")}
        </Button>
        <Button size="small" variant="secondary" onClick={settle(draft.forget)}>
          {t("stock_docs.behind_drop")}
        </Button>
      </span>
    </Alert>
  )
}

/** What was kept from last time is shown again: said, with a way to begin anew. */
function KeptAgain({ onForget }: { onForget: () => void }) {
  const { t } = useWords()

  return (
    <Alert variant="info" role="status">
      <span className="flex flex-wrap items-center gap-2">
        {t("stock_docs.kept")}
        <Button size="small" variant="transparent" onClick={onForget}>
          {t("stock_docs.kept_drop")}
        </Button>
      </span>
    </Alert>
  )
}

/** The buttons at the foot of a form: always in reach on a phone. Without a z-index, which would lift them over dialogs. */
export function ActBar({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="bg-ui-bg-base shadow-elevation-card-rest sticky bottom-2 flex flex-wrap items-center justify-between gap-2 rounded-lg px-4 py-3 sm:px-6">
      <Text size="small" className="text-ui-fg-subtle min-w-0 flex-1 basis-40" role="status">
        {note}
      </Text>
      <div className="flex flex-wrap gap-2 [&>button]:h-11 sm:[&>button]:h-8">{children}</div>
    </div>
  )
}
