import { readsLike } from "../reads-like"

describe("readsLike", () => {
  const name = "【样例】闵行区吴泾帮扶专柜003"

  it.each(["wj", "wujing", "wujingbang", "zg", "yl", "mhq"])("finds a name by %s", (letters) => {
    expect(readsLike(name, letters)).toBe(true)
  })

  it.each(["ujing", "wx", "003", "", "吴泾"])("does not find it by %j", (letters) => {
    expect(readsLike(name, letters)).toBe(false)
  })
})
