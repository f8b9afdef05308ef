import type {
  CampaignProgressReport,
  ExportsAnswer,
  OverviewAnswer,
  PeriodsAnswer,
  ReportRow,
  SalesByCountyReport,
  SalesLinesAnswer,
} from "@baixian/backend/contract"
import { readFile } from "node:fs/promises"
import type { Locator } from "@playwright/test"
import { fenOf } from "./money"
import { Staff } from "./staff"
import { cellOf } from "./table"

/** What an officer reads about one county and the campaign, each in whole fen. */
export type Figures = {
  /** 总览, 本月销售额. */
  city_month_fen: number
  /** 分县销售, the county's row. */
  county_month_fen: number
  /** 百县百品, the county's row and the line above the table. */
  county_campaign_fen: number
  campaign_fen: number
}

export type County = { code: string; name: string }

/** The program officer: reads, compares, opens a figure down to its lines. */
export class Officer extends Staff {
  /** The figures as the three pages show them, in 元, read off the screen. */
  async readsThePages(county: County): Promise<Figures> {
    const city_month_fen = await this.readsTheOverview()
    const county_month_fen = await this.readsSalesByCounty(county)
    return { city_month_fen, county_month_fen, ...(await this.readsTheCampaign(county)) }
  }

  /** The same figures as the API answers them. */
  async asksForFigures(county: County): Promise<Figures> {
    const month = shanghaiMonth(new Date())
    const overview = await this.asks<OverviewAnswer>(`/admin/reports/overview?month=${month}`)
    const sales = await this.asks<SalesByCountyReport>(
      `/admin/reports/sales-by-county?from=${overview.from}&until=${overview.until}`
    )
    const campaign = await this.asks<CampaignProgressReport>(
      `/admin/reports/campaign-progress?month=${month}`
    )
    return {
      city_month_fen: overview.net_fen,
      county_month_fen: measure(sales.rows, county, "period_net_fen"),
      county_campaign_fen: measure(campaign.rows, county, "done_fen"),
      campaign_fen: campaign.summary.done_fen,
    }
  }

  /** The ledger's lines of one order, newest first. */
  async asksForLines(order_id: string): Promise<SalesLinesAnswer> {
    return await this.asks<SalesLinesAnswer>(`/admin/sales-lines?order_id=${order_id}`)
  }

  async readsTheOverview(): Promise<number> {
    await this.opens("/overview")
    await this.chooses("金额单位", "元")
    return fenOf(await this.card("本月销售额").getByTitle(/^¥/).first().innerText())
  }

  async readsSalesByCounty(county: County): Promise<number> {
    await this.opensSalesByCounty()
    return fenOf(await (await this.countyCell(county)).innerText())
  }

  async readsTheCampaign(county: County): Promise<Pick<Figures, "county_campaign_fen" | "campaign_fen">> {
    await this.opens("/reports/campaign-progress")
    await this.chooses("金额单位", "元")
    const table = this.page.getByRole("table", { name: "百县百品目标" })
    const cell = await cellOf(table, county.code, /^本年名录累计$/)
    return {
      county_campaign_fen: fenOf(await cell.innerText()),
      campaign_fen: fenOf(
        await this.page
          .getByText("本年名录累计", { exact: true })
          .first()
          .locator("..")
          .getByTitle(/^¥/)
          .first()
          .innerText()
      ),
    }
  }

  /** 大屏 as it hangs on the wall, once it shows figures. */
  async opensTheWall(): Promise<void> {
    await this.opens("/wall")
    await this.wallFigure("今日销售额").waitFor()
  }

  /** One of the large figures of 大屏; it names its whole amount. */
  wallFigure(title: string): Locator {
    return this.page.getByRole("heading", { name: title, exact: true }).locator("..").getByTitle(/^¥/)
  }

  async readsTheWall(title: string): Promise<number> {
    return fenOf((await this.wallFigure(title).getAttribute("title")) ?? "")
  }

  /** Of when the wall's figures are, or why they stand still. */
  get wallStatus(): Locator {
    return this.page.getByRole("main").getByRole("status")
  }

  /** From now on the wall's questions fare like this, until the way is free again. */
  async wallMeets(what: "no server" | "a restarted server"): Promise<{ isOver: () => Promise<void> }> {
    const path = /\/admin\/reports\/wall$/
    await this.page.route(path, async (route) => {
      if (what === "no server") await route.abort("connectionrefused")
      else await route.fulfill({ status: 401, json: { message: "Unauthorized" } })
    })
    return { isOver: async () => await this.page.unroute(path) }
  }

  /** 分县销售 of this month in 元, and its table. */
  async opensSalesByCounty(): Promise<Locator> {
    await this.opens("/reports/sales-by-county")
    await this.chooses("金额单位", "元")
    return this.salesTable
  }

  get salesTable(): Locator {
    return this.page.getByRole("treegrid", { name: "分县销售" })
  }

  async countyCell(county: County): Promise<Locator> {
    return await this.salesCell(county.code)
  }

  /** The period's amount in any row of 分县销售, by what its heading says. */
  async salesCell(row: string): Promise<Locator> {
    return await cellOf(this.salesTable, row, /^(本月|本期)销售额$/)
  }

  /** The drawer with the ledger's lines. */
  get lines(): Locator {
    return this.page.getByRole("dialog", { name: /销售明细/ })
  }

  /** Opens the county's amount of the month: the lines behind it. */
  async opensTheLinesOf(county: County): Promise<Locator> {
    await this.opensSalesByCounty()
    await (await this.countyCell(county)).getByRole("button").click()
    return this.lines
  }

  /** The newest month that is over and still open: last month, unless it was closed before. */
  async findsAMonthToClose(): Promise<string> {
    const { items } = await this.asks<PeriodsAnswer>("/admin/periods")
    const month = items.find(({ is_over, status }) => is_over && status === "open")?.month
    if (!month) throw new Error("Every month that is over is closed.")
    return month
  }

  /** Closes the month that is on screen, with a reason where one is asked for, and is impatient. */
  async closesTheMonth(reason: string): Promise<void> {
    await this.page.getByRole("button", { name: "封账", exact: true }).click()
    const dialog = this.page.getByRole("alertdialog")
    if (await dialog.getByRole("textbox").isVisible()) await dialog.getByRole("textbox").fill(reason)
    await dialog.getByRole("button", { name: "封账" }).dblclick()
    await dialog.waitFor({ state: "detached" })
  }

  /** Presses a button of the page and confirms it in the dialog that asks. */
  async confirmsTo(what: "送审" | "发布"): Promise<void> {
    await this.page.getByRole("button", { name: what, exact: true }).click()
    const dialog = this.page.getByRole("alertdialog")
    await dialog.getByRole("button", { name: what }).click()
    await dialog.waitFor({ state: "detached" })
  }

  /** The published file, as the browser saves it. */
  async downloads(): Promise<{ name: string; bytes: Buffer }> {
    return await this.saves(this.page.getByRole("link", { name: "下载" }).first())
  }

  /** The file that a link or button gives, as the browser saves it. */
  async saves(button: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([this.page.waitForEvent("download"), button.click()])
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }

  /** From the menu of whatever is on screen, without a mouse; what the entry says beneath its name. */
  async exportsInTheBackground(saying: RegExp): Promise<void> {
    const menu = this.page.getByRole("button", { name: "导出", exact: true })
    // A key is pressed on a button that is not ready as well, and is lost.
    await menu.click({ trial: true })
    await menu.press("Enter")
    const entry = this.page.getByRole("menuitem", { name: /后台生成/ }).filter({ hasText: saying })
    await entry.waitFor()
    await entry.press("Enter")
    await entry.waitFor({ state: "detached" })
  }

  /** 导出记录, the list of what was made in the background. */
  async opensTheExports(): Promise<void> {
    await this.page
      .getByRole("button", { name: /^导出记录/ })
      .first()
      .click()
    await this.exports.first().waitFor()
  }

  /** In that list, newest first. */
  get exports(): Locator {
    return this.page.getByRole("dialog", { name: "导出记录" }).getByRole("listitem")
  }

  async asksForExports(): Promise<ExportsAnswer> {
    return await this.asks<ExportsAnswer>("/admin/exports?limit=1")
  }

  /** One of a few that are all visible: a unit, a level. */
  async chooses(what: string, choice: string): Promise<void> {
    const group = this.page.getByRole("radiogroup", { name: what })
    await group.getByRole("radio", { name: choice, exact: true }).click()
    await group.getByRole("radio", { name: choice, exact: true, checked: true }).waitFor()
  }

  /** A figure's card on the overview, by its title. */
  card(title: string): Locator {
    return this.page.getByText(title, { exact: true }).locator("..")
  }
}

/** `YYYY-MM` on the calendar of the reports. */
export function shanghaiMonth(now: Date): string {
  return shanghaiDay(now).slice(0, 7)
}

/** The last month that is over, on the calendar of the reports. */
export function shanghaiMonthBefore(now: Date): string {
  return new Date(Date.parse(`${shanghaiMonth(now)}-01T00:00:00Z`) - 1).toISOString().slice(0, 7)
}

/** `YYYY-MM-DD` on the calendar of the reports. */
export function shanghaiDay(now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(now)
}

function measure(rows: ReportRow[], { code }: County, key: string): number {
  const value = rows.find((row) => row.level === "county" && row.code === code)?.[key]
  if (typeof value !== "number") throw new Error(`The report has no ${key} for ${code}.`)
  return value
}
