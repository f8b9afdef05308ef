import { z } from "@medusajs/framework/zod"
import { LedgerQuery } from "../../../reports/ledger-query"
import { placesOf, plainFault } from "../../../values/plain-faults"
import { said } from "../../../values/said"

export const ExportsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ExportsQuery = z.infer<typeof ExportsQuery>

/** What a page of the ledger is asked for, and a file is not. */
const PAGING = ["after", "limit", "format"]

/** The question is kept as it was asked and read again by whoever makes the file. */
export const ExportBody = z.strictObject({
  format: z.enum(["xlsx", "csv"]),
  query: z.record(z.string(), z.string()).check((context) => {
    for (const name of PAGING.filter((each) => each in context.value)) {
      const message = said("导出文件包含全部行，请去掉这一项。", "A file has every row; take it out.")
      context.issues.push({ code: "custom", input: context.value, path: [name], message })
    }
    const parsed = LedgerQuery.safeParse(context.value, { error: plainFault })
    for (const issue of parsed.error?.issues ?? [])
      for (const path of placesOf(issue))
        context.issues.push({ code: "custom", input: context.value, path, message: issue.message })
  }),
})
export type ExportBody = z.infer<typeof ExportBody>
