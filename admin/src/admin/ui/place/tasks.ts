import type { ReplenishmentAnswer, StockBoard, StockDocumentRow } from "@baixian/backend/contract"
import { toPage } from "./to-item"

export type TaskKind =
  | "to_receive"
  | "to_send"
  | "counting"
  | "count_due"
  | "drafts"
  | "refused"
  | "approvals"
  | "restock"
  | "out"
  | "low"
  | "expiring"
export type Task = {
  kind: TaskKind
  /** How many of them; 1 for what is there or not. */
  total: number
  to: string
  /** The documents themselves, where the task is about a few. */
  documents: StockDocumentRow[]
}

/** Goods that are gone or spoil come before paper that waits. */
const byUrgency: readonly TaskKind[] = [
  "to_receive",
  "to_send",
  "restock",
  "out",
  "expiring",
  "low",
  "approvals",
  "counting",
  "refused",
  "drafts",
  "count_due",
]

/**
 * What there is to do at a place for who has these pages, the most urgent first; what is not to be done is not in it. Where the
 * goods that are short can be asked for (`short`), the task is those of them that can; without it they are shown as they are. Pure.
 */
export function tasksOf(
  board: StockBoard,
  menu: readonly string[],
  short?: ReplenishmentAnswer["short"]
): Task[] {
  const { code } = board.point
  const paper = (kind: TaskKind, path: string, documents: StockDocumentRow[], view?: string): Task => ({
    kind,
    total: documents.length,
    to: toPage(path, code, view ? { view } : {}),
    documents,
  })
  const goods = (kind: "out" | "low" | "expiring", to: string): Task => ({
    kind,
    total: board[kind].total,
    to,
    documents: [],
  })
  const tasks = [
    paper("to_receive", "/stock/transfers", board.to_receive, "to_receive"),
    paper("to_send", "/stock/transfers", board.to_send, "to_send"),
    paper("counting", "/stock/stocktakes", board.counts_open),
    paper(
      "drafts",
      board.drafts.some(({ kind }) => kind === "receipt") ? "/stock/receipts" : "/stock/write-offs",
      board.drafts,
      "draft"
    ),
    paper(
      "refused",
      board.refused.some(({ kind }) => kind === "write_off") ? "/stock/write-offs" : "/stock/transfers",
      board.refused
    ),
    // Who cannot approve waits for somebody who can.
    paper("approvals", "/approvals", menu.includes("/approvals") ? board.approvals : []),
    ...(short
      ? [
          {
            kind: "restock" as const,
            total: short.covered,
            to: toPage("/stock/replenishment", code),
            documents: [],
          },
        ]
      : [
          goods("out", toPage("/stock", code, { state: "out" })),
          goods("low", toPage("/stock", code, { state: "low" })),
        ]),
    goods("expiring", toPage("/stock/near-expiry", code)),
    {
      kind: "count_due" as const,
      total: board.count_due && board.counts_open.length === 0 ? 1 : 0,
      to: toPage("/stock/stocktakes/new", code),
      documents: [],
    },
  ]

  return tasks
    .filter(({ total }) => total > 0)
    .sort((a, b) => byUrgency.indexOf(a.kind) - byUrgency.indexOf(b.kind))
}
