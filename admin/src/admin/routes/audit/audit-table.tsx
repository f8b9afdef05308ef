import type { AuditItem } from "@baixian/backend/contract"
import { clx, StatusBadge, Table } from "@medusajs/ui"
import { actionText, outcomeOf, outcomeText } from "../../ui/audit-words"
import { useWords } from "../../ui/use-words"

const COLORS = { done: "green", refused: "orange", failed: "red", left: "grey", unknown: "red" } as const

/** The action is the way into an entry; a row has no other. */
export function AuditTable({
  items,
  onOpen,
}: {
  items: readonly AuditItem[]
  onOpen: (item: AuditItem) => void
}) {
  const { t, instantToSecond } = useWords()

  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            {(["at", "person", "action", "record", "outcome", "address"] as const).map((each) => (
              <Table.HeaderCell key={each}>{t(`audit.columns.${each}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {items.map((item) => (
            <Table.Row key={item.id}>
              <Table.Cell className="whitespace-nowrap tabular-nums">{instantToSecond(item.at)}</Table.Cell>
              <Table.Cell>{item.person_name || t("audit.nobody")}</Table.Cell>
              <Table.Cell>
                <button
                  type="button"
                  title={t("audit.open")}
                  className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover text-left focus-visible:underline"
                  onClick={() => onOpen(item)}
                >
                  {actionText(item, t)}
                </button>
              </Table.Cell>
              <Table.Cell
                className={clx("max-w-[200px] truncate", item.record_name === null && "font-mono")}
                title={item.record_ids.join(" ")}
              >
                {item.record_name ?? item.record_ids[0] ?? ""}
              </Table.Cell>
              <Table.Cell>
                <StatusBadge color={COLORS[outcomeOf(item)]}>{outcomeText(item, t)}</StatusBadge>
              </Table.Cell>
              <Table.Cell className="font-mono">{item.address}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
