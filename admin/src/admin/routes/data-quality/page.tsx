import type { QualityAnswer } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath, CheckCircle, ExclamationCircle, ShieldCheck } from "@medusajs/icons"
import { Button, clx, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { dataQualityQuery } from "../../api/data-quality"
import { LoadFailed, LoadingRows } from "../../ui/load-state"
import { byUrgency } from "../../ui/quality-board"
import { useWords } from "../../ui/use-words"
import { FineKinds, KindsToMend } from "./kinds"

/** 数据质量: what makes figures wrong or hard to defend, most urgent first, each with its next step. */
const DataQualityPage = () => {
  const quality = useQuery(dataQualityQuery())

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="p-0">
        <Head
          answer={quality.data}
          isChecking={quality.isFetching}
          hasFailed={quality.isError && quality.data !== undefined}
          onCheck={() => void quality.refetch()}
        />
      </Container>
      {quality.isPending ? (
        <Container className="p-0">
          <LoadingRows rows={9} />
        </Container>
      ) : !quality.data ? (
        <Container className="p-0">
          <LoadFailed error={quality.error} onRetry={() => void quality.refetch()} />
        </Container>
      ) : (
        <Board answer={quality.data} />
      )}
    </div>
  )
}
export default DataQualityPage

type HeadProps = {
  answer: QualityAnswer | undefined
  isChecking: boolean
  /** The last check failed while an older one is still shown. */
  hasFailed: boolean
  onCheck: () => void
}

function Head({ answer, isChecking, hasFailed, onCheck }: HeadProps) {
  const { t, instant } = useWords()

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <div>
        <Heading level="h1">{t("quality.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("quality.hint")}
        </Text>
      </div>
      <div className="flex items-center gap-x-3">
        {hasFailed ? (
          <span role="alert" className="txt-compact-small text-ui-fg-error flex items-center gap-x-1">
            <ExclamationCircle />
            {t("load.stale")}
          </span>
        ) : (
          <span role="status" className="txt-compact-xsmall text-ui-fg-muted whitespace-nowrap tabular-nums">
            {isChecking
              ? t("quality.checking")
              : answer && t("quality.checked_at", { at: instant(answer.generated_at) })}
          </span>
        )}
        <Button size="small" variant="secondary" onClick={onCheck}>
          <ArrowPath className={clx(isChecking && "animate-spin")} />
          {t("quality.check_again")}
        </Button>
      </div>
    </div>
  )
}

function Board({ answer }: { answer: QualityAnswer }) {
  const { t } = useWords()
  const groups = byUrgency(answer.items)

  return (
    <>
      {groups.every(({ urgency }) => urgency === "fine") && (
        <Container className="flex items-center gap-x-3 px-6 py-4">
          <CheckCircle className="text-ui-tag-green-icon" />
          <div>
            <Text size="small" weight="plus">
              {t("quality.all_fine")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {t("quality.all_fine_hint")}
            </Text>
          </div>
        </Container>
      )}
      {groups.map(({ urgency, items }) =>
        urgency === "fine" ? (
          <FineKinds key={urgency} items={items} />
        ) : (
          <KindsToMend key={urgency} urgency={urgency} items={items} answer={answer} />
        )
      )}
    </>
  )
}

export const config = defineRouteConfig({
  label: "menu.data_quality",
  icon: ShieldCheck,
  rank: 7,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.data_quality")}</>
}
