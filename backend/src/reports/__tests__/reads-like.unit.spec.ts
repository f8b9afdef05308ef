import { readingOf, readsLike } from "../reads-like"

describe("readsLike", () => {
  const name = "【样例】闵行区吴泾帮扶专柜003"

  it.each(["wj", "wujing", "wujingbang", "zg", "yl", "mhq"])("finds a name by %s", (letters) => {
    expect(readsLike(name, letters)).toBe(true)
  })

  it.each(["ujing", "wx", "003", "", "吴泾"])("does not find it by %j", (letters) => {
    expect(readsLike(name, letters)).toBe(false)
  })
})

it("says how a name is read, by its initials and whole", () => {
  expect(readingOf("【样例】吴泾专柜001")).toBe("yl yangli wjzg wujingzhuangui")
  expect(readingOf("C-001")).toBe("")
})
