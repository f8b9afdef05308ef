import { ArrowPath, ExclamationCircle } from "@medusajs/icons"
import { Button, Heading, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { RequestRefused, RequestTimedOut } from "../api/request"
import { useWords, type Words } from "./use-words"

/** What went wrong, in a sentence that says what to do next. */
export function failureText(error: Error, t: Words["t"]): string {
  if (error instanceof RequestTimedOut) return t("load.timed_out")
  if (!(error instanceof RequestRefused)) return t("load.offline")
  if (error.status === 401) return t("load.signed_out")
  if (error.status === 403) return t("load.forbidden")
  if (error.status === 404) return t("load.not_found")
  if (error.status >= 500) return t("load.server", { status: error.status })

  // The server's own sentence says what to do next; a proxy's answer has none.
  return error.message || t("load.refused", { status: error.status })
}

type LoadFailedProps = {
  error: Error
  onRetry: () => void
  /** What a 404 means here, and the way back to where the others are. */
  missing?: string
  back?: ReactNode
}

/** Nothing could be read: why, and a way to try again; what is not there does not appear by asking twice. */
export function LoadFailed({ error, onRetry, missing, back }: LoadFailedProps) {
  const { t } = useWords()
  if (error instanceof RequestRefused && error.status === 404) {
    return (
      <div role="alert">
        <Nothing title={t("load.missing")} hint={missing ?? t("load.not_found")}>
          {back}
        </Nothing>
      </div>
    )
  }

  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-12 text-center">
      <ExclamationCircle className="text-ui-fg-error" />
      <Heading level="h3">{t("load.failed")}</Heading>
      <Text size="small" className="text-ui-fg-subtle max-w-[420px]">
        {failureText(error, t)}
      </Text>
      <Button size="small" variant="secondary" onClick={onRetry}>
        <ArrowPath />
        {t("action.retry")}
      </Button>
    </div>
  )
}

/** Read, and there is nothing: said plainly, with the way out. */
export function Nothing({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
      <Text size="small" weight="plus" leading="compact">
        {title}
      </Text>
      {hint && (
        <Text size="small" className="text-ui-fg-muted max-w-[460px]">
          {hint}
        </Text>
      )}
      {children && <div className="pt-2">{children}</div>}
    </div>
  )
}

/** No row has what is searched for. */
export function NothingFound({ find, onClear }: { find: string; onClear: () => void }) {
  const { t } = useWords()

  return (
    <Nothing title={t("find.nothing", { find })} hint={t("find.nothing_hint")}>
      <Button size="small" variant="secondary" onClick={onClear}>
        {t("find.clear")}
      </Button>
    </Nothing>
  )
}

type BackProps = { month: string; latest: string; setMonth: (month: string) => void }

/** The way out of a month that has nothing; none is needed in this month. */
export function BackToThisMonth({ month, latest, setMonth }: BackProps) {
  const { t } = useWords()
  if (month === latest) return null

  return (
    <Button size="small" variant="secondary" onClick={() => setMonth(latest)}>
      {t("action.this_month")}
    </Button>
  )
}

/** Grey bars where rows will stand, so that the page does not jump when they arrive. */
export function LoadingRows({ rows }: { rows: number }) {
  const { t } = useWords()

  return (
    <div role="status" aria-label={t("load.loading")} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} className="h-5 w-full rounded" />
      ))}
    </div>
  )
}
