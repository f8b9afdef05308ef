import type { Report } from "@baixian/backend/contract"
import { ArrowPath, ExclamationCircle, SquareTwoStack, DocumentText } from "@medusajs/icons"
import { Badge, Button, clx, Heading, IconButton, Text, toast, Tooltip } from "@medusajs/ui"
import type { ReactNode } from "react"
import { BadPeriod } from "./bad-period"
import { SampleMark } from "./sample-mark"
import { formatCount } from "./figures"
import { copyTable, type CopiedTable } from "./table-copy"
import { useWords } from "./use-words"

type ReportHeadProps = {
  title: string
  subtitle?: string
  about: Report["about"] | undefined
  isRefreshing: boolean
  /** The last refresh failed while older figures are still shown. */
  hasFailed: boolean
  onRefresh: () => void
  children?: ReactNode
}

/** Title, status marks, cut-off and refresh: the same head on every page. */
export function ReportHead({
  title,
  subtitle,
  about,
  isRefreshing,
  hasFailed,
  onRefresh,
  children,
}: ReportHeadProps) {
  const { t, instant, nameOf } = useWords()

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <div>
        <div className="flex items-center gap-x-2">
          <Heading level="h1">{title}</Heading>
          {about && (
            <Tooltip content={t(`status.hints.${about.status}`)}>
              <Badge size="2xsmall" rounded="full" tabIndex={0}>
                {t(`status.${about.status}`)}
              </Badge>
            </Tooltip>
          )}
          {about?.scope && (
            <Badge size="2xsmall" rounded="full" color="blue">
              {about.scope.map(nameOf).join(t("about.scope_separator"))}
            </Badge>
          )}
          {about?.contains_sample && <SampleMark />}
        </div>
        {subtitle && (
          <Text size="small" className="text-ui-fg-subtle">
            {subtitle}
          </Text>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {hasFailed ? (
          <span role="alert" className="txt-compact-small text-ui-fg-error flex items-center gap-x-1">
            <ExclamationCircle />
            {t("load.stale")}
          </span>
        ) : (
          about && (
            <Text size="xsmall" className="text-ui-fg-muted whitespace-nowrap tabular-nums">
              {t("about.cut_off", { cut_off: instant(about.cut_off) })}
            </Text>
          )
        )}
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("action.refresh")}
          title={t("action.refresh")}
          onClick={onRefresh}
        >
          <ArrowPath className={clx(isRefreshing && "animate-spin")} />
        </IconButton>
        {children}
      </div>
      <BadPeriod />
    </div>
  )
}

type CopyButtonProps = {
  /** Made only when asked for. */
  table: (() => CopiedTable) | null
  /** How many rows there are, where the screen may not have them all yet. */
  total?: number
}

/** Copies what is on screen, and says so where that is not everything. */
export function CopyButton({ table, total = 0 }: CopyButtonProps) {
  const { t } = useWords()
  const copy = () => {
    if (!table) return

    const copied = table()
    const rows = formatCount(copied.rows.length)
    if (!copyTable(copied)) toast.error(t("action.copy_failed"))
    else if (copied.rows.length < total)
      toast.warning(t("action.copied_part", { rows, total: formatCount(total) }))
    else toast.success(t("action.copied", { rows }))
  }

  return (
    <Button size="small" variant="secondary" disabled={!table} onClick={copy}>
      <SquareTwoStack />
      {t("action.copy")}
    </Button>
  )
}

export function PrintButton({ isDisabled = false }: { isDisabled?: boolean }) {
  const { t } = useWords()

  return (
    <Button size="small" variant="secondary" disabled={isDisabled} onClick={() => window.print()}>
      <DocumentText />
      {t("action.print")}
    </Button>
  )
}
