import { describe, expect, it } from "vitest"
import en from "../src/admin/i18n/en"
import zhCN from "../src/admin/i18n/zh-cn"

type Tree = { [key: string]: string | Tree }

const sentences = (words: Tree, path = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : sentences(value, `${path}${key}.`)
  )
const blanks = (sentence: string) => (sentence.match(/{{\w+}}/g) ?? []).sort()

describe("words", () => {
  it("leave the same blanks in both languages, so that no figure is lost in translation", () => {
    const chinese = new Map(sentences(zhCN))
    for (const [key, sentence] of sentences(en)) {
      expect({ key, blanks: blanks(sentence) }).toEqual({ key, blanks: blanks(chinese.get(key) ?? "") })
    }
  })

  it("never use the blank `count`, which asks for plural rules that the dashboard's language code has not", () => {
    expect(sentences(zhCN).filter(([, sentence]) => sentence.includes("{{count}}"))).toEqual([])
  })

  it("never give two measures one heading: the same name must be the same number on every page", () => {
    for (const words of [zhCN, en]) {
      const headings = Object.values(words.report.columns)
      expect(headings.filter((heading, at) => headings.indexOf(heading) !== at)).toEqual([])
    }
  })

  it("are Chinese in Chinese and not in English", () => {
    const han = /\p{Script=Han}/u
    const borrowed = new Set(["picker.nothing_place"])
    expect(sentences(en).filter(([key, text]) => han.test(text) && !borrowed.has(key))).toEqual([])
  })
})
