import type { EditionContent, EditionRow } from "@baixian/backend/contract"
import { Button, Container, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate, useParams } from "react-router-dom"
import { editionsQuery, previewQuery, useSubmitEdition } from "../../../../api/editions"
import { periodQuery } from "../../../../api/periods"
import { RequestRefused } from "../../../../api/request"
import { businessDay } from "../../../../ui/business-month"
import { ConfirmDialog } from "../../../../ui/confirm-dialog"
import { EditionHead } from "../../../../ui/edition-page"
import { EditionPaper } from "../../../../ui/edition-paper"
import { periodName } from "../../../../ui/edition-sheets"
import { LoadFailed, LoadingRows, Nothing } from "../../../../ui/load-state"
import {
  editionAddress,
  kindOfPeriod,
  monthAddress,
  publishedOf,
  waitingOf,
} from "../../../../ui/period-steps"
import { PrintButton } from "../../../../ui/report-head"
import { refusalOf } from "../../../../ui/refusal"
import { UnitSwitch } from "../../../../ui/unit-switch"
import { usePaperUnit } from "../../../../ui/use-paper-unit"
import { useWords } from "../../../../ui/use-words"

/** A 日报 or 月报 as it would be handed in now: looked at on paper first, then handed in. */
const PreviewPage = () => {
  const { t } = useWords()
  const { period = "" } = useParams()
  const kind = kindOfPeriod(period)
  if (!kind) {
    return (
      <Container className="p-0">
        <Nothing title={t("load.not_found")}>
          <Link to="/periods">{t("periods.back")}</Link>
        </Nothing>
      </Container>
    )
  }

  return <Preview key={period} kind={kind} period={period} />
}
export default PreviewPage

type PreviewProps = { kind: EditionRow["kind"]; period: string }

function Preview({ kind, period }: PreviewProps) {
  const words = useWords()
  const { t } = words
  const [unit, setUnit] = usePaperUnit()
  const preview = useQuery(previewQuery(kind, period))
  const editions = useQuery(editionsQuery({ kind, period }))
  const month = useQuery({ ...periodQuery(period), enabled: kind === "month" })
  const name = periodName(period, words)
  const published = publishedOf(editions.data?.items ?? [])
  const waiting = waitingOf(editions.data?.items ?? [])
  const isOpen = kind === "month" && month.data?.status === "open"
  const isFuture = kind === "day" && period > businessDay(new Date())
  const isKnown = editions.data !== undefined && (kind === "day" || month.data !== undefined)

  return (
    <div className="flex flex-col gap-y-2">
      <EditionHead
        period={period}
        title={t("editions.preview_title", { period: name, kind: t(`editions.${kind}`) })}
        hint={
          isOpen
            ? t("editions.preview_open", { period: name })
            : waiting
              ? t("editions.preview_waiting", { version: waiting.version })
              : isFuture
                ? t("editions.day_future")
                : t("editions.preview_hint")
        }
      >
        <UnitSwitch unit={unit} onChange={setUnit} />
        <PrintButton isDisabled={!preview.data} />
        {isOpen ? (
          <Button asChild size="small" variant="secondary">
            <Link to={monthAddress(period)}>{t("editions.go_to_month")}</Link>
          </Button>
        ) : waiting ? (
          <Button asChild size="small">
            <Link to={editionAddress(waiting.id)}>
              {t("editions.go_to_waiting", { version: waiting.version })}
            </Link>
          </Button>
        ) : (
          <Submit
            kind={kind}
            period={period}
            name={name}
            published={published}
            isDisabled={!preview.data || !isKnown || isFuture}
          />
        )}
      </EditionHead>
      {preview.isPending ? (
        <Container className="p-0">
          <LoadingRows rows={16} />
        </Container>
      ) : !preview.data ? (
        <Container className="p-0">
          <LoadFailed error={preview.error} onRetry={() => void preview.refetch()} />
        </Container>
      ) : (
        <EditionPaper
          content={preview.data.content satisfies EditionContent}
          period={period}
          unit={unit}
          standing={t("editions.paper_preview")}
          hasCorrections={published !== undefined}
        />
      )}
    </div>
  )
}

type SubmitProps = PreviewProps & { name: string; published: EditionRow | undefined; isDisabled: boolean }

/** Hands in what is on paper; a version after a published one says why. */
function Submit({ kind, period, name, published, isDisabled }: SubmitProps) {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const submit = useSubmitEdition()
  const [isAsked, setIsAsked] = useState(false)
  const [reason, setReason] = useState("")
  const spoken = { period: name, kind: t(`editions.${kind}`) }

  const confirm = async () => {
    try {
      const { edition } = await submit.mutateAsync({
        kind,
        period,
        ...(published ? { reason: reason.trim() } : {}),
      })
      toast.success(t("editions.submitted_now", { version: edition.version }))
      await navigate(editionAddress(edition.id))
    } catch (error) {
      // Where a version is in review its link takes this button's place, and the dialog goes with it.
      if (error instanceof RequestRefused && error.code === "edition_waiting")
        toast.warning(t("editions.refusals.edition_waiting"))
    }
  }

  return (
    <>
      <Button size="small" disabled={isDisabled} onClick={() => setIsAsked(true)}>
        {t("editions.submit")}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={t("editions.submit_title", spoken)}
          hint={t("editions.submit_hint")}
          confirm={t("editions.submit")}
          isPending={submit.isPending}
          failure={refusalOf(submit.error, refusalsOf(words), t)}
          reason={
            published && {
              label: t("editions.correction_reason"),
              hint: t("editions.correction_reason_hint"),
              missing: t("editions.reason_missing"),
              text: reason,
              onChange: setReason,
            }
          }
          onConfirm={() => void confirm()}
          onClose={() => setIsAsked(false)}
        >
          {published && t("editions.correction_needed", { version: published.version })}
        </ConfirmDialog>
      )}
    </>
  )
}

const refusalsOf = ({ t }: ReturnType<typeof useWords>) => ({
  edition_waiting: t("editions.refusals.edition_waiting"),
  month_not_closed: t("editions.refusals.month_not_closed"),
  period_not_begun: t("editions.refusals.period_not_begun"),
  reason_needed: t("editions.refusals.reason_needed"),
  unknown: t("editions.refusals.unknown"),
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  const words = useWords()
  const { period = "" } = useParams()
  const kind = kindOfPeriod(period)

  return (
    <>
      {kind
        ? words.t("editions.of", { period: periodName(period, words), kind: words.t(`editions.${kind}`) })
        : period}
    </>
  )
}
