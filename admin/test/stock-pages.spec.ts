import type { HubBoardRow, StockBoard, StockDocumentRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { newest } from "../src/admin/api/recent-documents"
import { nextSort, readSort, sorted, writeSort } from "../src/admin/routes/hub/hub-rows"
import { pageOfDocument, signed } from "../src/admin/routes/stock/item/movement"
import { isBarcode, readStock, writeStock } from "../src/admin/routes/stock/page-state"
import { pasted, piecesOf } from "../src/admin/routes/stock/replenishment/quantities"
import { isOfCells } from "../src/admin/ui/stock/import/take-over"
import { tasksOf } from "../src/admin/ui/place/tasks"

const document = (id: string, changed_at: string): StockDocumentRow =>
  ({ id, changed_at }) as unknown as StockDocumentRow

const quiet: StockBoard = {
  point: { code: "C1", name: "一号专柜", kind: "counter" },
  sales_today: { documents: 0, quantity: 0, net_fen: 0 },
  to_receive: [],
  to_send: [],
  counts_open: [],
  count_due: false,
  last_counted_on: null,
  approvals: [],
  drafts: [],
  refused: [],
  low: { total: 0, items: [] },
  out: { total: 0, items: [] },
  expiring: { total: 0, items: [] },
}

describe("tasksOf", () => {
  it("names what is to do, goods before paper, and leads to it at this place", () => {
    const board = {
      ...quiet,
      drafts: [document("d", "")],
      refused: [{ ...document("r", ""), kind: "write_off" as const }],
      to_receive: [document("t", "")],
      out: { total: 3, items: [] },
      count_due: true,
    }
    const tasks = tasksOf(board, [])
    expect(tasks.map(({ kind, total }) => [kind, total])).toEqual([
      ["to_receive", 1],
      ["out", 3],
      ["refused", 1],
      ["drafts", 1],
      ["count_due", 1],
    ])
    expect(tasks[1]?.to).toBe("/stock?point=C1&state=out")
  })

  it("counts of the goods that are short those that can be asked for, and is silent when none can", () => {
    const board = { ...quiet, out: { total: 6, items: [] }, low: { total: 1, items: [] } }
    const none = { kinds: 7, covered: 0, on_the_way: 4, unsold: 2, out_of_season: 1 }
    const told = (short?: typeof none) => tasksOf(board, [], short).map(({ kind, total }) => [kind, total])
    expect(told({ ...none, covered: 1, on_the_way: 3 })).toEqual([["restock", 1]])
    expect(told(none)).toEqual([])
    expect(told()).toEqual([
      ["out", 6],
      ["low", 1],
    ])
  })

  it("has nothing on a quiet day, asks nobody to approve who cannot, and no count while one is open", () => {
    expect(tasksOf(quiet, [])).toEqual([])
    const waiting = { ...quiet, approvals: [document("s", "")] }
    expect(tasksOf(waiting, [])).toEqual([])
    expect(tasksOf(waiting, ["/approvals"]).map(({ kind }) => kind)).toEqual(["approvals"])
    const counting = { ...quiet, count_due: true, counts_open: [document("s", "")] }
    expect(tasksOf(counting, []).map(({ kind }) => kind)).toEqual(["counting"])
  })
})

describe("the stock list's address", () => {
  it("comes back as it was written, and leaves out the usual", () => {
    const state = { find: "孟连", category: "tea", state: "low", page: 3 } as const
    expect(readStock(writeStock("C1", state))).toEqual(state)
    expect(String(writeStock(null, { find: "", category: "", state: null, page: 1 }))).toBe("")
  })

  it("reads nonsense as the whole list", () => {
    expect(readStock(new URLSearchParams("state=lots&page=-2"))).toEqual({
      find: "",
      category: "",
      state: null,
      page: 1,
    })
  })

  it("takes digits of a bar code's length for one pack", () => {
    expect(isBarcode("6901234567892")).toBe(true)
    expect(isBarcode("1234567")).toBe(false)
    expect(isBarcode("mlkf")).toBe(false)
  })
})

describe("numbers from a spreadsheet", () => {
  const goods = [
    { inventory_item_id: "a", sku: "A-1", barcode: "6901", title: "咖啡豆" },
    { inventory_item_id: "b", sku: "B-1", barcode: null, title: "豆腐皮" },
  ]

  it("are whole pieces; blank is not zero", () => {
    expect(piecesOf(" １２ ")).toBe(12)
    expect(piecesOf("1,200")).toBe(1200)
    expect(piecesOf("")).toBeNull()
    expect(piecesOf("0")).toBe(0)
    for (const text of ["1.5", "-1", "十", "1000001"]) expect(piecesOf(text)).toBe("fault")
  })

  it("fill one column downwards from the box it was pasted into", () => {
    expect(pasted(goods, 1, "5\n")).toEqual({ quantities: { b: "5" }, faults: [] })
    expect(pasted(goods, 0, "5\r\n6\r\n7")).toEqual({
      quantities: { a: "5", b: "6" },
      faults: [{ row: 3, code: "7", why: "unknown" }],
    })
  })

  it("find goods by SKU, bar code or name, skip a heading, and name each row that was not taken", () => {
    expect(pasted(goods, 0, "编码\t安全库存\n6901\t5\n豆腐皮\t二\nX\t1")).toEqual({
      quantities: { a: "5" },
      faults: [
        { row: 3, code: "豆腐皮", why: "number" },
        { row: 4, code: "X", why: "unknown" },
      ],
    })
  })

  it("are cells only when there is more than one", () => {
    expect(isOfCells("12")).toBe(false)
    expect(isOfCells("12\n")).toBe(false)
    expect(isOfCells("12\t13")).toBe(true)
  })
})

describe("the hub's comparison", () => {
  const row = (code: string, name: string, today_net_fen: number) =>
    ({ code, name, today_net_fen }) as unknown as HubBoardRow
  const rows = [row("1", "乙", 5), row("2", "甲", 9), row("3", "丙", 5)]
  const codes = (sort: string | null) => sorted(rows, readSort(sort)).map(({ code }) => code)

  it("sorts by a press: the largest figure first, a name from the beginning; a second press turns it round", () => {
    expect(writeSort(nextSort("today_net_fen", null))).toBe("-today_net_fen")
    expect(writeSort(nextSort("today_net_fen", readSort("-today_net_fen")))).toBe("today_net_fen")
    expect(writeSort(nextSort("name", null))).toBe("name")
  })

  it("keeps the server's order where figures are equal and where the address says nothing sensible", () => {
    expect(codes("-today_net_fen")).toEqual(["2", "1", "3"])
    expect(codes("colour")).toEqual(["1", "2", "3"])
    expect(codes(null)).toEqual(["1", "2", "3"])
  })
})

describe("an item's history", () => {
  it("leads to a document's page only where the person has that page", () => {
    const order = { kind: "order", id: "order_1", number: "1" }
    expect(pageOfDocument(order, ["/orders"])).toBe("/orders/order_1")
    expect(pageOfDocument(order, ["/stock"])).toBeNull()
    expect(pageOfDocument({ kind: "till_sale", id: "1", number: null }, ["/orders"])).toBeNull()
    expect(pageOfDocument(null, ["/orders"])).toBeNull()
  })

  it("signs what came and went", () => {
    expect([signed(5), signed(-3)]).toEqual(["+5", "−3"])
  })
})

describe("newest", () => {
  it("merges several lists by the last change", () => {
    const [a, b, c] = [document("a", "2026-11-01"), document("b", "2026-11-03"), document("c", "2026-11-02")]
    expect(newest([[a], [b, c]], 2)).toEqual([b, c])
  })
})
