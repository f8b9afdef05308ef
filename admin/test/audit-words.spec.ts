import { describe, expect, it } from "vitest"
import { actionText, fieldText, valueText } from "../src/admin/ui/audit-words"
import { chinese } from "./words-of"

const words = { ...chinese, instant: (iso: string) => `〔${iso}〕` }

describe("an entry of the audit trail", () => {
  it("says what was done to a stock document, and falls back to verb and kind", () => {
    const said = (action: string, kind: string) => actionText({ action, kind }, words.t)
    expect(said("POST /admin/stock/receipts/:id/post", "stock_document")).toBe("过账收货单")
    expect(said("POST /admin/stock/write-offs/:id/approve", "stock_document")).toBe("审批报损单")
    expect(said("POST /admin/products/:id", "product")).toBe("修改商品")
  })

  it("names fields in words, goods by their names, and what has no word as it is", () => {
    expect(fieldText("lines.茶.2 1.received", words.t)).toBe("收货明细 · 茶.2 1 · 实收")
    expect(fieldText("state", words.t)).toBe("状态")
    expect(fieldText("metadata.colour", words.t)).toBe("metadata · colour")
  })

  it("tells instants by Beijing's clock, states and roles in words, and nothing as nothing", () => {
    expect(valueText("2026-11-27T17:30:00.123+00:00", "posted_at", words)).toBe(
      "〔2026-11-27T17:30:00.123+00:00〕"
    )
    expect(valueText("posted", "state", words)).toBe("已过账")
    expect(valueText("posted", "note", words)).toBe("posted")
    expect(valueText("2026-11-27", "expiry_date", words)).toBe("2026-11-27")
    expect([valueText("", "note", words), valueText(false, "is_blind", words)]).toEqual([null, "否"])
  })
})
