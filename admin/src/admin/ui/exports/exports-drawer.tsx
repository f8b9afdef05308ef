import { Drawer, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { exportsQuery } from "../../api/exports"
import { formatCount } from "../figures"
import { LoadFailed, LoadingRows, Nothing } from "../load-state"
import { useWords } from "../use-words"
import { returnToOpener, showExports, useIsShowingExports } from "./drawer-state"
import { ExportCard } from "./export-card"

/** 导出记录: what this person had made in the background, newest first. */
export function ExportsDrawer() {
  const { t } = useWords()
  const isShown = useIsShowingExports()

  return (
    <Drawer open={isShown} onOpenChange={showExports}>
      <Drawer.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          returnToOpener()
        }}
      >
        <Drawer.Header>
          <Drawer.Title>{t("exports.title")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">{t("exports.hint")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="min-h-0 overflow-y-auto p-0">
          <Exports />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function Exports() {
  const { t } = useWords()
  const exports = useQuery(exportsQuery())
  if (exports.isPending) return <LoadingRows rows={6} />
  if (!exports.data) return <LoadFailed error={exports.error} onRetry={() => void exports.refetch()} />

  const { items, total } = exports.data
  if (items.length === 0) return <Nothing title={t("exports.empty")} hint={t("exports.empty_hint")} />

  return (
    <>
      {exports.isError && (
        <Text size="small" role="alert" className="text-ui-fg-error px-6 py-3">
          {t("load.stale")}
        </Text>
      )}
      <ul aria-label={t("exports.title")} className="divide-y">
        {items.map((row) => (
          <ExportCard key={row.id} row={row} />
        ))}
      </ul>
      {total > items.length && (
        <Text size="small" className="text-ui-fg-muted px-6 py-3">
          {t("exports.more", { shown: formatCount(items.length), total: formatCount(total) })}
        </Text>
      )}
    </>
  )
}
