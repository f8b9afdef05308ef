import type { StockTransfer } from "@baixian/backend/contract"
import { clx, Heading } from "@medusajs/ui"
import { useWords } from "../../../ui/use-words"
import { stepsOf, type Step } from "./timeline"

/** 经过: what happened to the goods, and what is waited for. */
export function Timeline({ transfer }: { transfer: StockTransfer }) {
  const { t } = useWords()

  return (
    <section aria-label={t("stock_docs.transfer.timeline")}>
      <Heading level="h2" className="pb-3">
        {t("stock_docs.transfer.timeline")}
      </Heading>
      <ol>
        {stepsOf(transfer).map((step, at, steps) => (
          <StepLine key={at} step={step} isLast={at === steps.length - 1} />
        ))}
      </ol>
    </section>
  )
}

function StepLine({ step, isLast }: { step: Step; isLast: boolean }) {
  const { t, instant } = useWords()
  const isBad = step.kind === "lost" || step.kind === "short" || step.kind === "refused"

  return (
    <li className="flex gap-x-3">
      <span className="flex flex-col items-center" aria-hidden>
        <span
          className={clx(
            "mt-1 size-3 shrink-0 rounded-full border-2",
            step.isToCome
              ? "border-ui-border-strong"
              : isBad
                ? "border-ui-tag-orange-icon bg-ui-tag-orange-icon"
                : "border-ui-tag-green-icon bg-ui-tag-green-icon"
          )}
        />
        {!isLast && <span className="bg-ui-border-base w-px flex-1" />}
      </span>
      <div className={clx("pb-4", step.isToCome && "text-ui-fg-muted")}>
        <p className="txt-compact-small-plus">
          {t(`stock_docs.transfer.steps.${step.kind}`, { quantity: step.quantity ?? 0 })}
        </p>
        {step.who && (
          <p className="txt-compact-xsmall text-ui-fg-muted tabular-nums">
            {step.who} {step.at && instant(step.at)}
          </p>
        )}
        {step.said.map(({ reason, note }, at) => (
          <p key={at} className="txt-small">
            {reason && note
              ? t("stock_docs.labelled", { label: t(`stock_docs.transfer.reasons.${reason}`), value: note })
              : reason
                ? t(`stock_docs.transfer.reasons.${reason}`)
                : note}
          </p>
        ))}
      </div>
    </li>
  )
}
