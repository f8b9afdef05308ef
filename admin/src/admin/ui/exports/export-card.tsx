import type { ExportRow } from "@baixian/backend/contract"
import { ArrowDownTray, ArrowPath, XMark } from "@medusajs/icons"
import { Button, StatusBadge, Text, toast } from "@medusajs/ui"
import { exportFileAddress, useCancelExport } from "../../api/exports"
import { formatCount } from "../figures"
import { failureText } from "../load-state"
import { useWords } from "../use-words"
import { exportFilters, exportName, isOpen, progressOf, sizeText } from "./export-row"
import { useStartExport } from "./use-start-export"

const COLOURS = { waiting: "grey", running: "blue", done: "green", failed: "red", cancelled: "grey" } as const

/** One export: what it is of, how far it is, and what may be done with it now. */
export function ExportCard({ row }: { row: ExportRow }) {
  const words = useWords()
  const { t, instant } = words
  const filters = exportFilters(row, words)

  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <Text size="small" weight="plus">
            {exportName(row, words)}
          </Text>
          {filters.length > 0 && (
            <Text size="small" className="text-ui-fg-subtle">
              {filters.join(" · ")}
            </Text>
          )}
          <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
            {t(`exports.format.${row.format}`)} · {t("exports.asked_at", { at: instant(row.asked_at) })}
          </Text>
        </div>
        <span role="status" className="shrink-0">
          <StatusBadge color={COLOURS[row.status]}>{t(`exports.status.${row.status}`)}</StatusBadge>
        </span>
      </div>
      {isOpen(row) && <Progress row={row} />}
      <div className="flex items-center justify-between gap-x-4">
        <Outcome row={row} />
        <Actions row={row} />
      </div>
    </li>
  )
}

function Progress({ row }: { row: ExportRow }) {
  const words = useWords()
  const { t } = words
  const progress = progressOf(row)
  const percent = progress === null ? undefined : Math.floor(progress * 100)

  return (
    <div className="flex flex-col gap-y-1">
      <div
        role="progressbar"
        aria-label={t("exports.progress_label", { name: exportName(row, words) })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="bg-ui-bg-component-pressed h-1.5 overflow-hidden rounded-full"
      >
        <div
          className="bg-ui-bg-interactive h-full rounded-full transition-[width] duration-500"
          style={{ width: `${percent ?? 0}%` }}
        />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
        {row.status === "waiting"
          ? t("exports.queued")
          : row.rows_total === null
            ? t("exports.counting")
            : t("exports.progress", {
                done: formatCount(row.rows_done),
                total: formatCount(row.rows_total),
              })}
      </Text>
    </div>
  )
}

/** What became of it, in a sentence. */
function Outcome({ row }: { row: ExportRow }) {
  const { t, instant } = useWords()
  const { status, failure, rows_done, bytes, expires_at } = row
  if (status === "failed" && failure) {
    return (
      <Text size="small" className="text-ui-fg-error">
        {t(`exports.failures.${failure}`)}
      </Text>
    )
  }

  return (
    <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
      {status === "cancelled" && t("exports.cancelled_hint")}
      {status === "done" && (
        <>
          {t("exports.rows", { rows: formatCount(rows_done), size: sizeText(bytes ?? 0) })}
          {expires_at && <span className="block">{t("exports.kept", { at: instant(expires_at) })}</span>}
        </>
      )}
    </Text>
  )
}

function Actions({ row }: { row: ExportRow }) {
  const words = useWords()
  const { t } = words
  const start = useStartExport()
  const cancel = useCancelExport()
  const name = exportName(row, words)
  if (row.status === "done") {
    return (
      <Button asChild size="small" variant="secondary" className="shrink-0">
        <a href={exportFileAddress(row)} download aria-label={t("exports.download_name", { name })}>
          <ArrowDownTray />
          {t("exports.download")}
        </a>
      </Button>
    )
  }
  if (isOpen(row)) {
    return (
      <Button
        size="small"
        variant="secondary"
        className="shrink-0"
        aria-label={t("exports.cancel_name", { name })}
        disabled={cancel.isPending}
        onClick={() =>
          cancel.mutate(row, {
            onError: (error) =>
              toast.error(t("exports.not_cancelled"), { description: failureText(error, t) }),
          })
        }
      >
        <XMark />
        {t("exports.cancel")}
      </Button>
    )
  }

  return (
    <Button
      size="small"
      variant="secondary"
      className="shrink-0"
      aria-label={t("exports.again_name", { name })}
      onClick={() => void start({ format: row.format, query: row.query })}
    >
      <ArrowPath />
      {t("exports.again")}
    </Button>
  )
}
