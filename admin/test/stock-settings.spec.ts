import type { StockSettings } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import {
  changedNames,
  changesOf,
  draftOf,
  faultsOf,
  RULES,
  SETTINGS,
  stopDaysOf,
  valueOf,
} from "../src/admin/routes/stock/settings/settings-draft"

const settings: StockSettings = {
  lot_stop_percent: 10,
  lot_stop_least_days: 1,
  recount_from_pieces: 1,
  write_off_clerk_fen: 20_000,
  write_off_clerk_pieces: 20,
  write_off_manager_fen: 200_000,
  write_off_manager_pieces: 500,
  replenish_days: 14,
  replenish_lead_days: 3,
}

describe("the rules of stock as a form", () => {
  it("shows every setting once, and holds money in yuan", () => {
    expect(RULES.flatMap(({ settings }) => settings as string[]).sort()).toEqual(Object.keys(SETTINGS).sort())
    expect(draftOf(settings)).toMatchObject({ write_off_clerk_fen: "200.00", recount_from_pieces: "1" })
    expect(changedNames(draftOf(settings), settings)).toEqual([])
    expect(faultsOf(draftOf(settings))).toEqual({})
  })

  it("reads whole fen from what a person types, and nothing else", () => {
    const fen = (text: string) => valueOf("write_off_clerk_fen", text)
    expect([fen("200"), fen("1,199.5"), fen("０.29"), fen(" 8.05 ")]).toEqual([20_000, 119_950, 29, 805])
    expect([fen(""), fen("-1"), fen("1.234"), fen("一百"), fen("1e3"), fen(".5")]).toEqual(
      Array.from({ length: 6 }, () => null)
    )
    expect([valueOf("replenish_days", "１４"), valueOf("replenish_days", "1.5")]).toEqual([14, null])
  })

  it("sends only what was changed", () => {
    const draft = { ...draftOf(settings), write_off_clerk_fen: "300", replenish_days: "14" }
    expect(changesOf(draft, settings)).toEqual({ write_off_clerk_fen: 30_000 })
  })

  it("names what cannot be saved", () => {
    const faults = (part: Partial<ReturnType<typeof draftOf>>) => faultsOf({ ...draftOf(settings), ...part })
    expect(faults({ lot_stop_percent: "101", recount_from_pieces: "0" })).toEqual({
      lot_stop_percent: "out_of_range",
      recount_from_pieces: "out_of_range",
    })
    expect(faults({ write_off_clerk_fen: "", replenish_days: "1.5" })).toEqual({
      write_off_clerk_fen: "not_money",
      replenish_days: "not_whole",
    })
    expect(faults({ write_off_clerk_fen: "2000" })).toEqual({})
    expect(faults({ write_off_clerk_fen: "2000.01", write_off_manager_pieces: "19" })).toEqual({
      write_off_manager_fen: "below_clerk",
      write_off_manager_pieces: "below_clerk",
    })
  })

  it("tells when sale stops as the server reckons it", () => {
    expect(stopDaysOf(draftOf(settings), 180)).toBe(18)
    expect(stopDaysOf(draftOf(settings), 5)).toBe(1)
    expect(stopDaysOf({ ...draftOf(settings), lot_stop_percent: "" }, 180)).toBeNull()
  })
})
