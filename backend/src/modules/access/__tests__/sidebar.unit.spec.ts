import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { knownPages, pagesOf } from "../pages"
import { closedEntries, withClosed, withoutClosed } from "../sidebar"

const routesDir = join(__dirname, "../../../../../admin/src/admin/routes")

/** Addresses of our pages that put themselves into the dashboard's menu. */
function pagesWithAnEntry(): string[] {
  return readdirSync(routesDir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .filter((file) => /^\s*label: "menu\./m.test(readFileSync(join(routesDir, file), "utf8")))
    .map((file) => `/${relative(routesDir, dirname(join(routesDir, file)))}`)
}

describe("closedEntries", () => {
  it("knows every page of ours that has an entry, so that none is shown to who may not open it", () => {
    expect(pagesWithAnEntry().filter((path) => !knownPages.includes(path))).toEqual([])
  })

  it("closes to a clerk the shop's pages, the settings and the search, and not their own", () => {
    const clerk = [{ role: "counter_clerk" }] as const
    const closed = closedEntries(clerk)
    expect(closed).toEqual(
      expect.arrayContaining([
        "core:nav:/orders",
        "core:nav:/promotions",
        "core:nav:/overview",
        "core:nav:/hub",
        "core:settings-nav:/settings/store",
        "core:Searchbar",
      ])
    )
    expect(pagesOf(clerk).menu.filter((path) => closed.includes(`core:nav:${path}`))).toEqual([])
    expect(closed).not.toContain("core:settings-nav:/settings/profile")
  })

  it("leaves the administrator the search and the settings that the table opens", () => {
    const closed = closedEntries([{ role: "platform_admin" }])
    expect(closed).not.toContain("core:Searchbar")
    expect(closed).not.toContain("core:settings-nav:/settings/users")
    expect(closed).toContain("core:settings-nav:/settings/secret-api-keys")
  })
})

describe("a layout", () => {
  const closed = ["core:nav:/orders"]

  it("hides what is closed whatever it says itself, and keeps the rest", () => {
    const layout = {
      widgets: { "core:nav:/orders": { hidden: false, order: 3 }, "core:nav:/stock": { order: 1 } },
    }
    expect(withClosed(layout, closed)).toEqual({
      widgets: { "core:nav:/orders": { hidden: true, order: 3 }, "core:nav:/stock": { order: 1 } },
    })
    expect(withClosed(null, closed)).toEqual({ widgets: { "core:nav:/orders": { hidden: true } } })
  })

  it("is kept without what was closed to its writer, so that a new role finds its pages", () => {
    const layout = {
      widgets: { "core:nav:/orders": { hidden: true }, "core:nav:/stock": { hidden: true } },
    }
    expect(withoutClosed(layout, closed)).toEqual({ widgets: { "core:nav:/stock": { hidden: true } } })
    expect(withoutClosed({ widgets: { "core:nav:/orders": { hidden: true, order: 3 } } }, closed)).toEqual({
      widgets: { "core:nav:/orders": { order: 3 } },
    })
  })
})
