import { describe, expect, it } from "vitest"
import {
  actionText,
  agentText,
  fieldText,
  sentFields,
  sentText,
  valueText,
} from "../src/admin/ui/audit-words"
import { chinese } from "./words-of"

const words = { ...chinese, instant: (iso: string) => `〔${iso}〕` }

describe("an entry of the audit trail", () => {
  it("says what was done to a stock document, and falls back to verb and kind", () => {
    const said = (action: string, kind: string) => actionText({ action, kind }, words.t)
    expect(said("POST /admin/stock/receipts/:id/post", "stock_document")).toBe("过账收货单")
    expect(said("POST /admin/stock/write-offs/:id/approve", "stock_document")).toBe("批准报损单")
    expect(said("POST /admin/products/:id", "product")).toBe("修改商品")
  })

  it("names fields in words, goods by their names, and what has no word as it is", () => {
    expect(fieldText("lines.茶.2 1.received", words.t)).toBe("收货明细 · 茶.2 1 · 实收")
    expect(fieldText("state", words.t)).toBe("状态")
    expect(fieldText("metadata.colour", words.t)).toBe("metadata · colour")
  })

  it("tells what was sent line by line, without what is the server's own", () => {
    const sent = {
      command_id: "6b1c",
      version: 3,
      note: "",
      reasons: ["expired", "broken"],
      lines: [{ inventory_item_id: "iitem_1", quantity: 2, photo: null }],
    }
    expect(sentFields(sent).map(([path, value]) => [sentText(path, words.t), value])).toEqual([
      ["reasons", "expired、broken"],
      ["明细 · 1 · 商品", "iitem_1"],
      ["明细 · 1 · 件数", 2],
    ])
    expect(sentFields({ command_id: "6b1c" })).toEqual([])
  })

  it("calls an id by its name where one is known", () => {
    expect(valueText("user_1", "granted_by", words, { user_1: "李主管" })).toBe("李主管")
    expect(valueText("user_2", "granted_by", words, { user_1: "李主管" })).toBe("user_2")
  })

  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36",
      "Chrome 130 · Windows",
    ],
    ["Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0.1", "Edge 120 · Windows"],
    ["Mozilla/5.0 (Windows NT 6.1) Chrome/86.0 Safari/537.36 QIHU 360SE", "360 · Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1",
      "Safari 17 · iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.40",
      "WeChat 8 · Android",
    ],
    ["curl/8.5.0", "curl/8.5.0"],
    ["", ""],
  ])("shortens %j", (agent, told) => {
    expect(agentText(agent)).toBe(told)
  })

  it("tells instants by Beijing's clock, states and roles in words, and nothing as nothing", () => {
    expect(valueText("2026-11-27T17:30:00.123+00:00", "posted_at", words)).toBe(
      "〔2026-11-27T17:30:00.123+00:00〕"
    )
    expect(valueText("posted", "state", words)).toBe("已过账")
    expect(valueText("counter", "scope_kind", words)).toBe("专柜")
    expect(valueText("posted", "note", words)).toBe("posted")
    expect(valueText("2026-11-27", "expiry_date", words)).toBe("2026-11-27")
    expect([valueText("", "note", words), valueText(false, "is_blind", words)]).toEqual([null, "否"])
  })
})
