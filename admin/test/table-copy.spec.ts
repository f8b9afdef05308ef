import { describe, expect, it } from "vitest"
import { toHtmlTable, toTsv } from "../src/admin/ui/table-copy"

const table = {
  headings: [
    { label: "代码", text: true },
    { label: "本年累计（万元）", text: false },
  ],
  rows: [
    ["530827", "1012.30"],
    ["A<&>B\tC\nD", "—"],
  ],
}

describe("toTsv", () => {
  it("keeps columns and rows where they are, whatever a cell contains", () => {
    expect(
      toTsv(table)
        .split("\r\n")
        .map((line) => line.split("\t"))
    ).toEqual([
      ["代码", "本年累计（万元）"],
      ["530827", "1012.30"],
      ["A<&>B C D", "—"],
    ])
  })
})

describe("toHtmlTable", () => {
  it("marks codes as text, leaves numbers alone, and escapes what would be markup", () => {
    const html = toHtmlTable(table)

    expect(html).toContain(`<td style="mso-number-format:'\\@'">530827</td><td>1012.30</td>`)
    expect(html).toContain("A&lt;&amp;&gt;B")
  })
})
