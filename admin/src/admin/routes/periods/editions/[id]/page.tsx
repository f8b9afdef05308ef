import type { EditionAnswer, EditionRow } from "@baixian/backend/contract"
import { Button, Container, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useParams } from "react-router-dom"
import { editionQuery, usePublishEdition, useReturnEdition } from "../../../../api/editions"
import { RequestRefused } from "../../../../api/request"
import { ConfirmDialog } from "../../../../ui/confirm-dialog"
import { EditionHead } from "../../../../ui/edition-page"
import { EditionPaper } from "../../../../ui/edition-paper"
import { periodName } from "../../../../ui/edition-sheets"
import { DownloadButton, Explanation } from "../../../../ui/editions-table"
import { Fact } from "../../../../ui/fact"
import { Hash } from "../../../../ui/hash"
import { LoadFailed, LoadingRows } from "../../../../ui/load-state"
import { EditionStatus } from "../../../../ui/period-status"
import { PrintButton } from "../../../../ui/report-head"
import { refusalOf } from "../../../../ui/refusal"
import { UnitSwitch } from "../../../../ui/unit-switch"
import { usePaperUnit } from "../../../../ui/use-paper-unit"
import { useWords } from "../../../../ui/use-words"

/** One version of a 日报 or 月报: its paper as it was frozen; in review it is published or sent back here. */
const EditionPage = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const edition = useQuery(editionQuery(id))
  if (edition.isPending || !edition.data) {
    return (
      <Container className="p-0">
        {edition.isPending ? (
          <LoadingRows rows={16} />
        ) : (
          <LoadFailed
            error={edition.error}
            onRetry={() => void edition.refetch()}
            missing={t("editions.missing")}
            back={
              <Button size="small" variant="secondary" asChild>
                <Link to="/periods">{t("periods.back")}</Link>
              </Button>
            }
          />
        )}
      </Container>
    )
  }

  return <Edition key={id} answer={edition.data} />
}
export default EditionPage

function Edition({ answer: { edition, content } }: { answer: EditionAnswer }) {
  const words = useWords()
  const { t, instant } = words
  const [unit, setUnit] = usePaperUnit()
  const { id, kind, period, version, status, submitted_by, submitted_at, file_hash } = edition
  const title = t("editions.of", { period: periodName(period, words), kind: t(`editions.${kind}`) })

  return (
    <div className="flex flex-col gap-y-2">
      <EditionHead
        period={period}
        title={`${title} ${t("editions.version", { version })}`}
        mark={<EditionStatus status={status} />}
        hint={t("editions.submitted_by", { who: submitted_by, at: instant(submitted_at) })}
      >
        <UnitSwitch unit={unit} onChange={setUnit} />
        <PrintButton />
        {status === "submitted" && <Decide edition={edition} />}
        {status === "published" && <DownloadButton id={id} />}
      </EditionHead>
      {(status !== "submitted" || edition.reason) && (
        <Container className="px-6 py-3">
          <dl>
            {edition.decided_at && (
              <Fact label={t("editions.decided")}>
                {t("editions.who_when", { who: edition.decided_by, at: instant(edition.decided_at) })}
              </Fact>
            )}
            {(edition.reason ?? edition.decision) && (
              <Fact label={t("editions.explanation")}>
                <Explanation edition={edition} />
              </Fact>
            )}
            {file_hash && (
              <Fact label={t("editions.fingerprint")}>
                <Hash hash={file_hash} />
              </Fact>
            )}
          </dl>
        </Container>
      )}
      <EditionPaper
        content={content}
        period={period}
        unit={unit}
        standing={t(`editions.paper_${status}`, { version })}
        hasCorrections={content.corrections !== null}
      />
    </div>
  )
}

/** Publishes what is on paper, or sends it back. Whoever comes second is told so. */
function Decide({ edition }: { edition: EditionRow }) {
  const words = useWords()
  const { t } = words
  const { id, kind, version } = edition
  const publish = usePublishEdition(id)
  const sendBack = useReturnEdition(id)
  const [asked, setAsked] = useState<"publish" | "return" | null>(null)
  const [reason, setReason] = useState("")
  const spoken = { period: periodName(edition.period, words), kind: t(`editions.${kind}`), version }
  const ask = (what: "publish" | "return") => {
    publish.reset()
    sendBack.reset()
    setAsked(what)
  }
  const act = async (done: Promise<unknown>, said: string) => {
    try {
      await done
      toast.success(said)
    } catch (error) {
      // These buttons go once somebody has decided, and the dialog with them.
      if (error instanceof RequestRefused && error.code === "edition_decided")
        toast.warning(t("editions.refusals.edition_decided"))
    }
  }

  return (
    <>
      <Button size="small" variant="secondary" onClick={() => ask("return")}>
        {t("editions.return")}
      </Button>
      <Button size="small" onClick={() => ask("publish")}>
        {t("editions.publish")}
      </Button>
      {asked === "publish" && (
        <ConfirmDialog
          title={t("editions.publish_title", spoken)}
          hint={t("editions.publish_hint")}
          confirm={t("editions.publish")}
          isPending={publish.isPending}
          failure={refusalOf(publish.error, refusalsOf(words), t)}
          onConfirm={() => void act(publish.mutateAsync(), t("editions.published_now", { version }))}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "return" && (
        <ConfirmDialog
          title={t("editions.return_title", spoken)}
          hint={t("editions.return_hint")}
          confirm={t("editions.return")}
          variant="danger"
          isPending={sendBack.isPending}
          failure={refusalOf(sendBack.error, refusalsOf(words), t)}
          reason={{
            label: t("editions.return_reason"),
            hint: t("editions.return_reason_hint"),
            missing: t("editions.reason_missing"),
            text: reason,
            onChange: setReason,
          }}
          onConfirm={() =>
            void act(sendBack.mutateAsync({ reason: reason.trim() }), t("editions.returned_now", { version }))
          }
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

const refusalsOf = ({ t }: ReturnType<typeof useWords>) => ({
  edition_decided: t("editions.refusals.edition_decided"),
  unknown: t("editions.refusals.unknown"),
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("editions.versions")}</>
}
