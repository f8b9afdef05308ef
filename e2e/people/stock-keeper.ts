import type { FoundGoodsAnswer, StockDocumentsAnswer } from "@baixian/backend/contract"
import type { Locator } from "@playwright/test"
import { Staff } from "./staff"

/** Somebody who keeps the stock of a counter or a hub: receives, sends, counts, writes off. */
export class StockKeeper extends Staff {
  /** What a scanner types, Enter included. */
  async scans(code: string): Promise<void> {
    await this.scanBox.fill(code)
    await this.scanBox.press("Enter")
  }

  /** Ctrl+V of cells that were copied from a spreadsheet, wherever the cursor stands. */
  async pastes(cells: string): Promise<void> {
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData("text/plain", text)
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
      ;(document.activeElement ?? document.body).dispatchEvent(paste)
    }, cells)
  }

  get scanBox(): Locator {
    return this.page.getByRole("searchbox", { name: "扫码或搜索商品" })
  }

  /** A number of pieces on the one line of the document, by what it is called there. */
  pieces(name: string): Locator {
    return this.page.getByRole("textbox", { name: new RegExp(` ${name}$`) })
  }

  field(label: string | RegExp): Locator {
    return this.page.getByLabel(label)
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name })
  }

  /** What is asked before it is done. */
  get question(): Locator {
    return this.page.getByRole("alertdialog")
  }

  async answers(name: string | RegExp): Promise<void> {
    await this.question.getByRole("button", { name }).click()
    await this.question.waitFor({ state: "detached" })
  }

  /** Where the document stands, beside its number. */
  state(name: string): Locator {
    return this.page.getByRole("main").getByText(name, { exact: true }).first()
  }

  /** Pieces on the books of a place. */
  async booksOf(sku: string, point: string): Promise<number> {
    const { items } = await this.asks<FoundGoodsAnswer>(
      `/admin/stock/find?code=${encodeURIComponent(sku)}&point=${encodeURIComponent(point)}`
    )
    const stocked = items[0]?.stocked
    if (typeof stocked !== "number") throw new Error(`${sku} is not known at ${point}.`)
    return stocked
  }

  /** The page of the newest document of a kind. */
  async opensNewest(kind: "receipts" | "transfers" | "stocktakes" | "write-offs"): Promise<void> {
    const { items } = await this.asks<StockDocumentsAnswer>(`/admin/stock/${kind}?limit=1`)
    if (!items[0]) throw new Error(`There are no ${kind}.`)
    await this.opens(`/stock/${kind}/${items[0].id}`)
  }

  /** Counts that this device would open without a network. */
  async keepsCounts(): Promise<number> {
    return await this.page.evaluate(
      async () =>
        await new Promise<number>((resolve, reject) => {
          const opened = indexedDB.open("baixian-kept-counts")
          opened.onerror = () => reject(opened.error ?? new Error("The browser's database did not open."))
          opened.onsuccess = () => {
            const asked = opened.result.transaction("counts").objectStore("counts").count()
            asked.onsuccess = () => resolve(asked.result)
            asked.onerror = () => reject(asked.error ?? new Error("The browser's database did not answer."))
          }
        })
    )
  }
}
