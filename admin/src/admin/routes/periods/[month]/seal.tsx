import type { PeriodAnswer } from "@baixian/backend/contract"
import { CheckCircleSolid } from "@medusajs/icons"
import { Alert, clx, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { Amount } from "../../../ui/amount"
import { Fact } from "../../../ui/fact"
import { Hash } from "../../../ui/hash"
import { lateAddress } from "../../../ui/period-steps"
import { plainTable } from "../../../ui/plain-table"
import { UnresolvedList } from "../../../ui/unresolved-list"
import { useWords } from "../../../ui/use-words"

/** A closed month's record: who and when, the figure and whether the ledger still has it, what was unsettled and why. */
export function Seal({ period }: { period: PeriodAnswer }) {
  const { t, instant } = useWords()
  const { month, closed_at, closed_by, net_fen, late_fen, holds, figures_hash, unresolved, answer } = period

  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <span className="flex items-center gap-x-3">
        <Heading level="h2">{t("periods.seal")}</Heading>
        {holds && (
          <span
            className="text-ui-tag-green-text txt-compact-small-plus flex items-center gap-x-1"
            title={t("periods.holds_hint")}
          >
            <CheckCircleSolid />
            {t("periods.holds")}
          </span>
        )}
      </span>
      {holds === false && (
        <Alert variant="error" role="alert">
          <strong>{t("periods.holds_not")}</strong> {t("periods.holds_not_hint")}
        </Alert>
      )}
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
        <dl>
          <Fact label={t("periods.sealed_figure")}>
            <Amount fen={net_fen} unit="yuan" className="txt-large font-medium" />
          </Fact>
          <Fact label={t("periods.sealed_by")}>{closed_by}</Fact>
          <Fact label={t("periods.sealed_at")}>
            <span className="tabular-nums">{closed_at && instant(closed_at)}</span>
          </Fact>
          <Fact label={t("periods.hash")}>{figures_hash && <Hash hash={figures_hash} />}</Fact>
          <Fact label={t("periods.late")}>
            {late_fen === 0 ? (
              <span className="text-ui-fg-muted">{t("periods.late_none")}</span>
            ) : (
              <>
                <Amount fen={late_fen} unit="yuan" />{" "}
                <Link to={lateAddress(month)} className={plainTable.link}>
                  {t("periods.late_lines")}
                </Link>
                <span className="text-ui-fg-muted block">{t("periods.late_hint")}</span>
              </>
            )}
          </Fact>
        </dl>
        <section aria-label={t("periods.unsettled_then")} className="flex flex-col gap-y-2">
          <Text size="small" weight="plus">
            {t("periods.unsettled_then")}
          </Text>
          {unresolved.length === 0 ? (
            <Text size="small" className="text-ui-fg-muted">
              {t("periods.unsettled_none_then")}
            </Text>
          ) : (
            <UnresolvedList month={month} items={unresolved} months={null} />
          )}
          <Text size="small" weight="plus">
            {t("periods.reason")}
          </Text>
          <Text size="small" className={clx("break-words", !answer && "text-ui-fg-muted")}>
            {answer ?? t("periods.no_reason")}
          </Text>
        </section>
      </div>
    </Container>
  )
}
