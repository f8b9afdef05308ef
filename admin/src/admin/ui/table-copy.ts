/** A table as it goes to the clipboard; `text` marks columns that a spreadsheet must not read as numbers. */
export type CopiedTable = { headings: { label: string; text: boolean }[]; rows: string[][] }

/** Tab-separated: a cell's own tabs and line breaks become spaces, so that columns stay columns. */
export function toTsv({ headings, rows }: CopiedTable): string {
  const lines = [headings.map(({ label }) => label), ...rows]

  return lines.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\r\n")
}

/** The same as HTML: WPS and Excel prefer it and keep codes as text (`mso-number-format`). */
export function toHtmlTable({ headings, rows }: CopiedTable): string {
  const head = headings.map(({ label }) => `<th>${escaped(label)}</th>`).join("")
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, at) => cellHtml(cell, headings[at]?.text)).join("")}</tr>`
  )

  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`
}

const cellHtml = (cell: string, text = false): string =>
  `<td${text ? ` style="mso-number-format:'\\@'"` : ""}>${escaped(cell)}</td>`

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

/**
 * Puts the table on the clipboard in both shapes. Through the copy event, because an office reaches us over plain http,
 * where browsers withhold `navigator.clipboard`. Returns whether the browser did it.
 */
export function copyTable(table: CopiedTable, page: Document = document): boolean {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", toTsv(table))
    event.clipboardData?.setData("text/html", toHtmlTable(table))
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  page.addEventListener("copy", write, { capture: true })
  const done = page.execCommand("copy")
  page.removeEventListener("copy", write, { capture: true })

  return done
}
