import type { AuditAnswer, AuditItem } from "@baixian/backend/contract"
import { Alert, Drawer, Heading, Table, Text } from "@medusajs/ui"
import { Fragment, type ReactNode } from "react"
import {
  actionText,
  agentText,
  fieldText,
  outcomeOf,
  outcomeText,
  sentFields,
  sentText,
  valueText,
} from "../../ui/audit-words"
import { useWords } from "../../ui/use-words"

/** `names`: what the ids in it are called now. */
type Named = { item: AuditItem; names: AuditAnswer["names"] }

/** One entry: what changed, field by field, or what was sent; and who, when, from where. */
export function EntryDrawer({ item, names, onClose }: Named & { onClose: () => void }) {
  const { t, instantToSecond } = useWords()
  // A new record names all its fields; those that were left empty changed nothing.
  const fields = [...new Set([...Object.keys(item.before ?? {}), ...Object.keys(item.after ?? {})])].filter(
    (field) => (item.before?.[field] ?? null) !== null || (item.after?.[field] ?? null) !== null
  )
  const isRead = item.before !== null || item.after !== null

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content className="max-w-[760px]">
        <Drawer.Header>
          <Drawer.Title>{actionText(item, t)}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {`${item.person_name || t("audit.nobody")} · ${instantToSecond(item.at)} · ${outcomeText(item, t)}`}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex min-h-0 flex-col gap-y-6 overflow-y-auto">
          {outcomeOf(item) === "unknown" && <Alert variant="warning">{t("audit.unknown_hint")}</Alert>}
          {isRead && (
            <Part title={t("audit.drawer.changes")}>
              {fields.length === 0 ? (
                <Text size="small">{t("audit.drawer.no_changes")}</Text>
              ) : (
                <Changes item={item} names={names} fields={fields} />
              )}
            </Part>
          )}
          {Object.keys(item.sent).length > 0 && (
            <Part title={t("audit.drawer.sent")}>
              <Sent item={item} names={names} />
            </Part>
          )}
          <Part title={t("audit.drawer.facts")}>
            <dl className="txt-small grid grid-cols-[96px_1fr] gap-x-3 gap-y-1 break-words">
              <Fact name={t("audit.columns.record")} value={item.record_name ?? ""} />
              <Fact name={t("audit.drawer.ids")} value={item.record_ids.join(" ")} />
              <Fact name={t("audit.drawer.route")} value={item.action} />
              <Fact name={t("audit.columns.address")} value={item.address} />
              <Fact name={t("audit.drawer.agent")} value={agentText(item.agent)} title={item.agent} />
              <Fact name={t("audit.drawer.request")} value={item.request_id} />
            </dl>
          </Part>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-y-2">
      <Heading level="h3">{title}</Heading>
      {children}
    </section>
  )
}

function Fact({ name, value, title }: { name: string; value: string; title?: string }) {
  if (!value) return null

  return (
    <>
      <dt className="text-ui-fg-muted">{name}</dt>
      <dd title={title} className="min-w-0 font-mono">
        {value}
      </dd>
    </>
  )
}

function Sent({ item, names }: Named) {
  const words = useWords()
  const { t } = words
  const fields = sentFields(item.sent)
  if (fields.length === 0) return <Text size="small">{t("audit.nothing_sent")}</Text>

  return (
    <dl className="txt-small bg-ui-bg-subtle grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-1 rounded-md p-3">
      {fields.map(([path, value]) => (
        <Fragment key={path}>
          <dt title={path} className="text-ui-fg-muted">
            {sentText(path, t)}
          </dt>
          <dd title={String(value)} className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {valueText(value, lastOf(path), words, names)}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1)

function Changes({ item, names, fields }: Named & { fields: readonly string[] }) {
  const words = useWords()
  const { t } = words
  const value = (side: AuditItem["before"], field: string) => (
    <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {valueText(side?.[field], field, words, names) ?? (
        <span className="text-ui-fg-muted">{t("audit.drawer.none")}</span>
      )}
    </span>
  )

  return (
    // Three columns that share the width: a long value breaks instead of pushing the next column out of sight.
    <Table className="table-fixed">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell>{t("audit.drawer.field")}</Table.HeaderCell>
          <Table.HeaderCell>{t("audit.drawer.before")}</Table.HeaderCell>
          <Table.HeaderCell>{t("audit.drawer.after")}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {fields.map((field) => (
          <Table.Row key={field}>
            <Table.Cell title={field} className="whitespace-normal py-2 align-top [overflow-wrap:anywhere]">
              {fieldText(field, t)}
            </Table.Cell>
            <Table.Cell className="py-2 align-top">{value(item.before, field)}</Table.Cell>
            <Table.Cell className="py-2 align-top">{value(item.after, field)}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}
