import type { ExportRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import {
  endedSince,
  exportFilters,
  exportName,
  progressOf,
  runningCount,
  sizeText,
} from "../src/admin/ui/exports/export-row"
import { chinese } from "./words-of"

const row = (changes: Partial<ExportRow> = {}): ExportRow => ({
  id: "1",
  format: "xlsx",
  query: { from: "2026-10-01", until: "2026-11-01" },
  names: {},
  status: "running",
  failure: null,
  asked_at: "2026-11-27T09:50:00.000Z",
  finished_at: null,
  expires_at: null,
  rows_done: 0,
  rows_total: null,
  file_name: null,
  bytes: null,
  ...changes,
})

describe("an export", () => {
  it("is running until it has ended in whatever way", () => {
    const states = ["waiting", "running", "done", "failed", "cancelled"] as const

    expect(runningCount(states.map((status) => row({ status })))).toBe(2)
  })

  it("is never finished before its file is there, and nowhere before its rows are counted", () => {
    expect(progressOf(row())).toBeNull()
    expect(progressOf(row({ rows_total: 0 }))).toBe(0)
    expect(progressOf(row({ rows_done: 25_000, rows_total: 100_000 }))).toBe(0.25)
    expect(progressOf(row({ rows_done: 100_000, rows_total: 100_000 }))).toBe(0.99)
  })

  it("is told of once, when it ends by itself after it was seen running", () => {
    const before = new Map([
      ["1", "running"],
      ["2", "waiting"],
      ["3", "running"],
      ["4", "done"],
    ] as const)
    const now = [
      row({ id: "1", status: "done" }),
      row({ id: "2", status: "failed" }),
      row({ id: "3", status: "cancelled" }),
      row({ id: "4", status: "done" }),
      row({ id: "5", status: "done" }),
    ]

    expect(endedSince(before, now).map(({ id }) => id)).toEqual(["1", "2"])
    expect(endedSince(new Map(now.map(({ id, status }) => [id, status])), now)).toEqual([])
  })

  it("is called by its month, its days, its document or what came late", () => {
    const queries: ExportRow["query"][] = [
      { from: "2026-10-01", until: "2026-11-01" },
      { from: "2026-10-01", until: "2026-10-16" },
      { order_id: "20261123000001" },
      { late_for: "2026-09" },
      {},
    ]
    const names = queries.map((query) => exportName(row({ query }), chinese))

    expect(names).toEqual([
      "台账 · 2026年10月",
      "台账 · 2026-10-01 至 2026-10-15",
      "台账 · 单号 20261123000001",
      "台账 · 2026年9月的补记",
      "台账 · 全部日期",
    ])
  })

  it("says what it was narrowed to by the names of then", () => {
    const narrowed = row({
      query: { origin: "530827", source: "filing", row: "unknown" },
      names: { origin: { name: "孟连县", name_en: "Menglian" } },
    })

    expect(exportFilters(narrowed, chinese)).toEqual(["来源：网点填报", "产地：孟连县", "产地不明"])
  })

  it("has a size that a person can read", () => {
    expect([sizeText(0), sizeText(1_536), sizeText(18_664_653)]).toEqual(["1 KB", "2 KB", "17.8 MB"])
  })
})
