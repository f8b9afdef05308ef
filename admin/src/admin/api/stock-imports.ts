import type { StockImportAnswer, StockImportKind, StockImportRequest } from "@baixian/backend/contract"
import { useMutation } from "@tanstack/react-query"
import { address, request } from "./request"

/** As the server takes them (`ImportBody`): a workbook, and what is pasted or made of one, in letters. */
export const MOST_FILE_BYTES = 1_500_000
export const MOST_LETTERS = 2_000_000

/** Where the sheet to fill in is downloaded: an .xlsx with the headings that are read. */
export const sheetAddress = (point: string, kind: StockImportKind): string =>
  address("/admin/stock/imports", { point, kind })

export type ImportAsked = Pick<StockImportRequest, "point" | "kind"> & { content: string | File }

/** `POST /admin/stock/imports`: what a pasted table or a workbook says, and its cells that are wrong; stores nothing. */
export const useReadImport = () =>
  useMutation<StockImportAnswer, Error, ImportAsked>({
    // Without a network it is said at once: who waits for a sheet to be read sees nothing else.
    networkMode: "always",
    mutationFn: async ({ content, ...asked }) => {
      const body: StockImportRequest =
        typeof content === "string"
          ? { ...asked, format: "paste", content }
          : { ...asked, format: "xlsx", content: await base64Of(content) }
      return await request("/admin/stock/imports", { body })
    },
  })

/** Rejects when the file cannot be read any more: it was moved, or its drive is gone. */
async function base64Of(file: File): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(new UnreadableFile())
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "")
    reader.readAsDataURL(file)
  })
}

/** The browser could not read a chosen file. */
export class UnreadableFile extends Error {}
