import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { HubBoard } from "../../src/contract"
import { asker, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

type Sidebar = {
  personal_configuration: { configuration: Widgets } | null
  default_configuration: { configuration: Widgets }
}
type Widgets = { widgets: Record<string, { hidden?: boolean; order?: number }> }

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "own-pages",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api, "/admin")
    const LAYOUT = "/layouts/sidebar/configuration"
    let office: StockOffice
    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    it("puts a hub beside its counters with what is out, low and waits, and adds it up", async () => {
      const { hub, counter } = office.points
      await db.raw(
        `INSERT INTO stock_safety (location_id, inventory_item_id, quantity, changed_at, changed_by, changed_by_name)
         VALUES (:location_id, :item, 100, now(), 'user_1', '王店员')`,
        { location_id: counter.location_id, item: office.tea.inventory_item_id }
      )
      const { status, data } = await ask(office.people.manager, "GET", `/stock/hub?point=${hub.code}`)
      const board = data as unknown as HubBoard
      expect(status).toBe(200)
      expect(board.items.map(({ code }) => code)).toEqual([hub.code, counter.code, office.points.cold.code])
      expect(board.items.find(({ code }) => code === counter.code)).toMatchObject({
        low: 1,
        out: 0,
        to_receive: 0,
      })
      expect(board.total.low).toBe(1)
      const { data: levels } = await ask(
        office.people.clerk,
        "GET",
        `/stock/levels?point=${counter.code}&state=low`
      )
      expect((levels as unknown as { total: number }).total).toBe(1)
    })

    it("keeps the hub's board from a clerk, and another's hub from a manager in the words of none", async () => {
      expect(
        (await ask(office.people.clerk, "GET", `/stock/hub?point=${office.points.hub.code}`)).status
      ).toBe(403)
      const { stranger, counter } = office.points
      await db.raw(`UPDATE sales_point SET kind = 'hub', hub_code = NULL WHERE code = :code`, {
        code: stranger.code,
      })
      const asked = async (person: "manager" | "admin", code: string) => {
        const { status, data } = await ask(office.people[person], "GET", `/stock/hub?point=${code}`)
        return [status, data.code]
      }
      expect(await asked("admin", stranger.code)).toEqual([200, undefined])
      for (const code of [stranger.code, "SH-HUB-00", counter.code])
        expect(await asked("manager", code)).toEqual([404, "no_point"])
    })

    it("hides what is not one's own in both arrangements of the sidebar, whatever was saved", async () => {
      const widgets = { "core:nav:/orders": { hidden: false, order: 1 }, "core:nav:/stock": { order: 2 } }
      const saved = await ask(office.people.clerk, "POST", LAYOUT, { configuration: { widgets } })
      const read = await ask(office.people.clerk, "GET", LAYOUT)
      for (const answer of [saved, read]) {
        const { personal_configuration, default_configuration } = answer.data as unknown as Sidebar
        for (const { configuration } of [personal_configuration!, default_configuration]) {
          expect(configuration.widgets["core:nav:/orders"]?.hidden).toBe(true)
          expect(configuration.widgets["core:nav:/stock"]?.hidden).not.toBe(true)
        }
      }
      const { data } = await ask(office.people.admin, "GET", LAYOUT)
      const { default_configuration } = data as unknown as Sidebar
      expect(default_configuration.configuration.widgets["core:nav:/orders"]?.hidden).not.toBe(true)
    })

    it("keeps of an arrangement what its author wished, and not what was closed to them", async () => {
      const widgets = { "core:nav:/orders": { hidden: true }, "core:nav:/stock": { hidden: true } }
      await ask(office.people.clerk, "POST", LAYOUT, { configuration: { widgets } })
      const { rows } = await db.raw<{ rows: { configuration: Widgets }[] }>(
        `SELECT configuration FROM layout_configuration WHERE zone = 'sidebar' AND user_id = :user_id`,
        { user_id: office.people.clerk.user_id }
      )
      expect(rows).toEqual([{ configuration: { widgets: { "core:nav:/stock": { hidden: true } } } }])
    })
  },
})
