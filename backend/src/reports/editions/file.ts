import { PassThrough } from "node:stream"
import { buffer } from "node:stream/consumers"
import type { EditionContent, Report } from "../../contract"
import type { Edition } from "../../modules/ledger/editions"
import { fileWords } from "../files/file-words"
import { reportFile } from "../files/report-file"
import type { Sheet, Taken } from "../files/sheet"
import { writeXlsx } from "../files/write-xlsx"

/** The measure whose grand total is printed at a sheet's foot. */
const CONTROLS: Readonly<Record<string, string>> = {
  "campaign-progress": "done_fen",
  "month-corrections": "restated_fen",
}

/**
 * The workbook of an edition: every report as the office prints it, the differences of a later version, then a flat sheet
 * of whole fen for each. Published under `taken`, and from then on the same for everybody.
 */
export async function editionWorkbook(content: EditionContent, taken: Taken): Promise<Buffer> {
  const reports = [...content.reports, ...(content.corrections ? [content.corrections] : [])]
  const files = reports.map((report) => {
    const published: Report = { ...report, about: { ...report.about, status: "published" } }
    return { report, file: reportFile(published, CONTROLS[report.report] ?? "period_net_fen", taken) }
  })
  const sheets: Sheet[] = [
    ...files.flatMap(({ file }) => file.sheets.filter((sheet) => sheet !== file.flat)),
    ...files.map(({ file, report }, index) => ({
      ...file.flat,
      name: index === 0 ? fileWords.data_sheet : fileWords.data_of(nameOf(report)),
    })),
  ]
  const out = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(out),
    writeXlsx(out, { sheets, creator: taken.by, created: taken.at }),
  ])
  return bytes
}

const nameOf = ({ report }: Report): string =>
  fileWords.reports[report as keyof typeof fileWords.reports]?.name ?? report

/** `上海消费帮扶_分县销售月报_2026年08月_v2.xlsx` */
export function editionFileName({ kind, period_from, version }: Edition): string {
  const period =
    kind === "month"
      ? fileWords.month(period_from.slice(0, 4), period_from.slice(5, 7))
      : fileWords.day(period_from)
  return `${[fileWords.office, fileWords.editions[kind], period, `v${version}`].join("_")}.xlsx`
}
