import type { PeriodAnswer, PeriodRow } from "@baixian/backend/contract"
import { LockClosedSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useClosePeriod } from "../../../api/periods"
import { RequestRefused } from "../../../api/request"
import { ConfirmDialog } from "../../../ui/confirm-dialog"
import { formatFen } from "../../../ui/money"
import { Amount } from "../../../ui/amount"
import { closableFrom } from "../../../ui/period-steps"
import { refusalOf } from "../../../ui/refusal"
import { UnresolvedList } from "../../../ui/unresolved-list"
import { useWords } from "../../../ui/use-words"

type ClosingProps = { period: PeriodAnswer; months: PeriodRow[] }

/** An open month: its figure so far, what is unsettled, and closing it. */
export function Closing({ period, months }: ClosingProps) {
  const { t, monthName } = useWords()
  const { month, is_over, unresolved } = period
  const [isAsked, setIsAsked] = useState(false)
  const [reason, setReason] = useState("")
  const none = is_over ? t("periods.unsettled_none") : t("periods.unsettled_none_running")

  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex items-start justify-between gap-x-4">
        <div>
          <Text size="small" className="text-ui-fg-subtle">
            {t("periods.figure")}
          </Text>
          <Amount fen={period.net_fen} unit="yuan" className="text-2xl font-medium" />
        </div>
        {is_over ? (
          <Button size="small" onClick={() => setIsAsked(true)}>
            <LockClosedSolid />
            {t("periods.close")}
          </Button>
        ) : (
          <Text size="small" className="text-ui-fg-subtle">
            {t("periods.not_over", { month: monthName(month), day: closableFrom(month) })}
          </Text>
        )}
      </div>
      <section aria-label={t("periods.unsettled")} className="flex flex-col gap-y-2">
        <Heading level="h2">{t("periods.unsettled")}</Heading>
        {unresolved.length === 0 ? (
          <Text size="small" className="text-ui-tag-green-text">
            ✓ {none}
          </Text>
        ) : (
          <UnresolvedList month={month} items={unresolved} months={months} />
        )}
      </section>
      {isAsked && (
        <CloseDialog
          period={period}
          months={months}
          reason={reason}
          onReason={setReason}
          onClose={() => setIsAsked(false)}
        />
      )}
    </Container>
  )
}

type CloseDialogProps = ClosingProps & {
  reason: string
  onReason: (reason: string) => void
  onClose: () => void
}

/** The last question. Once the month is closed the page shows its record instead, and this is gone with it. */
function CloseDialog({ period, months, reason, onReason, onClose }: CloseDialogProps) {
  const words = useWords()
  const { t, monthName } = words
  const { month, net_fen, unresolved } = period
  const close = useClosePeriod(month)
  const name = monthName(month)
  const isUnsettled = unresolved.length > 0

  const confirm = async () => {
    try {
      await close.mutateAsync(isUnsettled ? { answer: reason.trim() } : {})
      toast.success(t("periods.closed_now", { month: name }))
    } catch (error) {
      // Everything else is told in the dialog; when the month turns out to be closed, its record takes the dialog's place.
      if (error instanceof RequestRefused && error.code === "month_closed")
        toast.warning(t("periods.refusals.month_closed"))
    }
  }

  return (
    <ConfirmDialog
      title={t("periods.close_title", { month: name })}
      hint={t("periods.close_forever")}
      confirm={t("periods.close")}
      variant="danger"
      isPending={close.isPending}
      failure={refusalOf(close.error, refusalsOf(words), t)}
      reason={
        isUnsettled
          ? {
              label: t("periods.close_reason"),
              hint: t("periods.close_reason_hint"),
              missing: t("periods.close_reason_missing"),
              text: reason,
              onChange: onReason,
            }
          : undefined
      }
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Text weight="plus">{t("periods.close_figure", { amount: formatFen(net_fen, "yuan") })}</Text>
      {isUnsettled && (
        <>
          <UnresolvedList month={month} items={unresolved} months={months} />
          <Text size="small" className="text-ui-fg-subtle">
            {t("periods.close_unsettled", { items: unresolved.length })}
          </Text>
        </>
      )}
    </ConfirmDialog>
  )
}

const refusalsOf = ({ t }: ReturnType<typeof useWords>) => ({
  unresolved: t("periods.refusals.unresolved"),
  month_closed: t("periods.refusals.month_closed"),
  month_not_over: t("periods.refusals.month_not_over"),
  unknown: t("periods.refusals.unknown"),
})
