import { expect, test } from "vitest"
import { en } from "./en"
import { zhCN } from "./zh-CN"

/** Every sentence with its path; a function is called with stand-ins, so that its text is looked at too. */
function sentences(words: unknown, path = ""): [path: string, text: string][] {
  if (typeof words === "string") return [[path, words]]
  if (typeof words === "function") {
    const stand_ins = Array.from({ length: words.length }, () => "12")
    return [[path, String((words as (...given: string[]) => unknown)(...stand_ins))]]
  }
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, path ? `${path}.${key}` : key)
  )
}

const paths = (words: unknown) => sentences(words).map(([path]) => path)

test("says everything in both languages", () => {
  expect(paths(en)).toEqual(paths(zhCN))
})

test("leaves no sentence empty", () => {
  const empty = [...sentences(zhCN), ...sentences(en)].filter(([, text]) => text.trim() === "")
  // Counties have nothing below them, and the words say so by saying nothing.
  expect(empty.map(([path]) => path)).toEqual(["place.below.county", "place.below.county"])
})

test("keeps Chinese out of the English sentences, except where a Chinese word is meant", () => {
  const chinese = sentences(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text))
  const meant = chinese.filter(
    ([path]) => path === "shop.other_language" || /^home\.hot_words\.\d+\.q$/.test(path)
  )
  expect(chinese).toEqual(meant)
})

test("counts one thing as one in English", () => {
  expect(en.list.found(1)).toBe("1 product")
  expect(en.list.found(2)).toBe("2 products")
})
