import { normalise, searchDocument, searchQuery } from "../search-text"

const document = (title: string, other: Partial<Parameters<typeof searchDocument>[0]> = {}) =>
  searchDocument({ title, other: [], places: [], latin: [], codes: [], ...other })

describe("normalise", () => {
  it.each([
    ["ＡＢＣ１２３", "abc123"],
    ["核桃　仁", "核桃 仁"],
    ["  核桃 \t 仁\n", "核桃 仁"],
    ["核\u200b桃\ufeff", "核桃"],
    ["５００ｇ／袋", "500g/袋"],
    ["\u0000", ""],
  ])("makes %j one spelling", (typed, meant) => {
    expect(normalise(typed)).toBe(meant)
  })
})

describe("a document", () => {
  it("holds single characters and pairs of the title, never across a space", () => {
    const { lexemes } = document("核桃 仁")
    expect(lexemes).toEqual(expect.arrayContaining(["T核", "T桃", "T仁", "T核桃"]))
    // The bare line joins them again, because people do not type the space.
    expect(lexemes).toContain("T桃仁")
    expect(lexemes).not.toContain("T ")
  })

  it("is read from every syllable on, in full and as initials", () => {
    const { lexemes } = document("云南核桃")
    expect(lexemes).toEqual(
      expect.arrayContaining(["Ryunnanhetao", "Rhetao", "Rhe", "Rh", "Rht", "Rynht", "Rnht"])
    )
    expect(lexemes).not.toContain("Retao")
  })

  it("knows the names of places by their own reading", () => {
    expect(document("重庆柠檬").lexemes).toContain("Rchongqingningmeng")
    expect(document("绿茶").lexemes).toEqual(expect.arrayContaining(["Rlvcha", "Rlucha"]))
  })

  it("takes English from the first letter of each word, Pu'er as one too", () => {
    const { lexemes } = document("茶", { latin: ["Pu'er tea", "Menglian"] })
    expect(lexemes).toEqual(expect.arrayContaining(["Rpuer", "Rpu", "Rtea", "Smenglian"]))
    expect(lexemes).not.toContain("Rea")
  })

  it("knows a place by its name on paper and by the one people use, and what a place's name is read as", () => {
    const { lexemes, text } = document("红茶", { places: ["孟连傣族拉祜族佤族自治县", "普洱市"] })
    expect(lexemes).toEqual(
      expect.arrayContaining(["O连傣", "O连县", "Smenglianxian", "Pml", "Pmenglian", "Ppe"])
    )
    expect(lexemes).not.toContain("Pmlx")
    expect(text.split("\n")).toEqual(["红茶", "孟连傣族拉祜族佤族自治县", "孟连县", "普洱市"])
  })

  it("takes codes whole", () => {
    const { lexemes } = document("茶", { codes: ["MLKF-500G", "2000000000015"] })
    expect(lexemes).toEqual(expect.arrayContaining(["Cmlkf-500g", "C2000000000015"]))
  })
})

describe("a query", () => {
  it("asks nothing when nothing visible was typed", () => {
    expect(searchQuery(" 　\u200b")).toBeNull()
  })

  it("needs no recheck for one and two characters, nor for Latin words", () => {
    expect(searchQuery("核桃 coffee 茶")?.rechecked).toEqual([])
    expect(searchQuery("核桃仁 茶")?.rechecked).toEqual(["核桃仁"])
  })

  it("survives quotes and backslashes as PostgreSQL text", () => {
    expect(searchQuery("a'b\\")?.title).toBe(String.raw`('Ra''b\\' | 'Rab\\' | 'Ca''b\\')`)
  })

  it.each(["pu'er", "Pu’er", "pu‘er", "puʼer", "pu`er", "ＰＵ＇ＥＲ"])("reads %s as puer too", (typed) => {
    expect(searchQuery(typed)?.title).toContain("'Rpuer'")
  })
})
