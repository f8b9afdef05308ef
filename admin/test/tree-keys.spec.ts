import type { ReportRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import type { TreeLine } from "../src/admin/ui/report-tree"
import { keyAct, type Place } from "../src/admin/ui/tree-keys"

const row = (level: ReportRow["level"], code: string): ReportRow => ({
  level,
  code,
  name: code,
  name_en: code,
  parent_code: null,
})
const yunnan = row("province", "530000")
const guizhou = row("province", "520000")
const county = row("county", "530827")
const total = row("total", "total")

/** 云南省 open with one county, 贵州省 closed, then the total. */
const lines: TreeLine[] = [
  { kind: "heading", row: yunnan, depth: 0 },
  { kind: "row", row: county, depth: 1, group: null },
  { kind: "row", row: yunnan, depth: 0, group: "open" },
  { kind: "row", row: guizhou, depth: 0, group: "closed" },
  { kind: "row", row: total, depth: 0, group: null },
]
const press = (key: string, line: number, cell: number | null = null) =>
  keyAct(key, { line, cell }, { lines, measures: 3 })
const to = (line: number, cell: number | null = null): { to: Place } => ({ to: { line, cell } })

describe("keyAct", () => {
  it("opens a closed group with →, and closes an open one with ← from its heading", () => {
    expect(press("ArrowRight", 3)).toEqual({ toggle: guizhou, from: { line: 3, cell: null } })
    expect(press("ArrowLeft", 0)).toEqual({ toggle: yunnan, from: { line: 0, cell: null } })
  })

  it("closes a group from its subtotal and keeps the keyboard on the heading, which stays", () => {
    expect(press("ArrowLeft", 2)).toEqual({ toggle: yunnan, from: { line: 0, cell: null } })
  })

  it("leads from a row into its figures, along them and back", () => {
    expect(press("ArrowRight", 1)).toEqual(to(1, 0))
    expect(press("ArrowRight", 2)).toEqual(to(2, 0))
    expect(press("ArrowRight", 1, 0)).toEqual(to(1, 1))
    expect(press("ArrowRight", 1, 2)).toEqual(to(1, 2))
    expect(press("ArrowLeft", 1, 2)).toEqual(to(1, 1))
    expect(press("ArrowLeft", 1, 0)).toEqual(to(1))
    expect(press("Home", 1, 2)).toEqual(to(1, 0))
    expect(press("End", 1, 0)).toEqual(to(1, 2))
  })

  it("leads from a heading, which has no figures, to what lies in it", () => {
    expect(press("ArrowRight", 0)).toEqual(to(1))
  })

  it("goes from a row to the heading of its group with ←, and stays at the top", () => {
    expect(press("ArrowLeft", 1)).toEqual(to(0))
    expect(press("ArrowLeft", 3)).toEqual(to(3))
  })

  it("goes up and down within the table, in the same column past headings", () => {
    expect(press("ArrowDown", 0)).toEqual(to(1))
    expect(press("ArrowUp", 0)).toEqual(to(0))
    expect(press("PageDown", 1)).toEqual(to(4))
    expect(press("Home", 3)).toEqual(to(0))
    expect(press("End", 1)).toEqual(to(4))
    expect(press("ArrowDown", 2, 1)).toEqual(to(3, 1))
    expect(press("ArrowUp", 1, 1)).toEqual(to(1, 1))
  })

  it("opens a row's figure with Enter, and leaves a figure's own Enter and other keys alone", () => {
    expect(press("Enter", 1)).toEqual({ open: county })
    expect(press("Enter", 1, 0)).toBeNull()
    expect(press("a", 1)).toBeNull()
    expect(press("Tab", 1, 1)).toBeNull()
  })
})
