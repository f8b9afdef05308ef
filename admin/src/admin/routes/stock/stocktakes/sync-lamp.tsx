import { Button, clx } from "@medusajs/ui"
import type { CountState } from "../../../ui/count/count-book"
import { useWords } from "../../../ui/use-words"

type SyncLampProps = { state: CountState; onRetry: () => void; onDismiss: (ids: string[]) => void }

/** Whether everything that was counted here is on the server: a lamp, how many are not, and why. */
export function SyncLamp({ state, onRetry, onDismiss }: SyncLampProps) {
  const { t } = useWords()
  const waiting = state.entries.filter((entry) => entry.state === "waiting")
  const refused = state.entries.filter((entry) => entry.state === "refused")
  const count = waiting.length
  const trouble = count > 0 ? state.trouble : null
  const text =
    count === 0
      ? t("stock_docs.stocktake.lamp.synced")
      : trouble
        ? t(`stock_docs.stocktake.lamp.${trouble.kind}`, { entries: count, message: trouble.message })
        : t("stock_docs.stocktake.lamp.waiting", { entries: count })

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-2" role="status" aria-live="polite">
        <span
          aria-hidden
          className={clx(
            "size-3 shrink-0 rounded-full",
            count === 0 ? "bg-ui-tag-green-icon" : trouble ? "bg-ui-tag-red-icon" : "bg-ui-tag-orange-icon"
          )}
        />
        <span className="txt-compact-small">{text}</span>
        {trouble && trouble.kind !== "over" && (
          <Button size="small" variant="transparent" onClick={onRetry}>
            {t("stock_docs.stocktake.retry_now")}
          </Button>
        )}
        {trouble?.kind === "over" && (
          <Button size="small" variant="transparent" onClick={() => onDismiss(waiting.map(({ id }) => id))}>
            {t("stock_docs.stocktake.drop_over")}
          </Button>
        )}
      </div>
      {!state.isKept && (
        <p role="alert" className="txt-small text-ui-fg-error">
          {t("stock_docs.stocktake.lamp.no_room")}
        </p>
      )}
      {refused.length > 0 && (
        <div role="alert" className="bg-ui-tag-red-bg flex flex-col items-start gap-y-1 rounded-md px-3 py-2">
          <p className="txt-compact-small-plus">
            {t("stock_docs.stocktake.lamp.refused", { entries: refused.length })}
          </p>
          <ul>
            {refused.map(({ id, title, message }) => (
              <li key={id} className="txt-small">
                {t("stock_docs.stocktake.refused_line", { title, message: message ?? "" })}
              </li>
            ))}
          </ul>
          <Button size="small" variant="secondary" onClick={() => onDismiss(refused.map(({ id }) => id))}>
            {t("stock_docs.stocktake.dismiss")}
          </Button>
        </div>
      )}
    </div>
  )
}
