import http from "node:http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { createApiKeysWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  MeAnswer,
  RoleAssignmentAnswer,
  RoleAssignmentsAnswer,
  SalesLinesAnswer,
  SalesReport,
  StaffOrderAnswer,
} from "../../src/contract"
import { runningRoutes } from "../../src/api/access/running-route"
import { ACCESS_MODULE } from "../../src/modules/access"
import { openRoutes, routeTable } from "../../src/modules/access/route-table"
import { ROLES, roles, type Role } from "../../src/modules/access/roles"
import type AccessModuleService from "../../src/modules/access/service"
import { examples, type Question } from "../access/examples"
import { ownRoutes } from "../access/own-routes"
import { ask as askOf, makeWorld, march, other, own, type World } from "../access/world"
import { makeStaff } from "../factory"

jest.setTimeout(180_000)

// The test runner keeps its application to itself; Express hands it to Node's server.
const createServer = jest.spyOn(http, "createServer")
const routesRunning = () => {
  const app = createServer.mock.calls.map(([given]) => given).find((given) => typeof given === "function")
  return runningRoutes(app as unknown as object)
}

/** Every `METHOD /pattern` of the running server under /admin and /till. */
const running = (): string[] => [
  ...new Set(
    routesRunning().flatMap((route) =>
      Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
    )
  ),
]

/** Medusa's own way in for who was invited, which asks nobody who they are: ours is /staff-link (docs/decisions/031). */
const CLOSED_TO_ALL: readonly string[] = ["POST /admin/invites/accept"]

/** Roles that read the whole city. */
const isWide = (role: Role): boolean => roles[role].scope_kinds.includes("city")

const questionFor = (route: string): { method: string } & Question => {
  const [method = "", pattern = ""] = route.split(" ")
  return { method, path: pattern.replaceAll(/:\w+/g, "x"), ...(method === "GET" ? {} : { body: {} }) }
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    let world: World
    const ask = async (asked: { method: string } & Question, headers?: object) =>
      await askOf({ api }, asked, headers)
    const as = async <Data>(role: Role, address: string) => {
      const { status, data } = await ask({ method: "GET", path: address }, world.people[role].headers)
      return { status, data: data as unknown as Data }
    }
    const grantsOf = async (user_id: string) => {
      const { data } = await as<RoleAssignmentsAnswer>(
        "platform_admin",
        `/admin/role-assignments?user_id=${user_id}`
      )
      return data.items
    }

    beforeAll(async () => {
      world = await makeWorld({
        api,
        container: getContainer(),
        db: dbConnection as unknown as Knex,
      })
    })

    // The runner puts the database back after each test, and not what a process remembers for a second: asked of another day, the
    // service forgets whom it knew today.
    afterEach(async () => {
      const access = getContainer().resolve<AccessModuleService>(ACCESS_MODULE)
      const longAgo = new Date("2000-01-01T00:00:00Z")
      for (const { user_id } of Object.values(world.people)) await access.holderOf(user_id, longAgo)
    })

    describe("the table of routes", () => {
      it("names routes that run, every one of ours, and an example for each", () => {
        const routes = running()
        expect(routes.length).toBeGreaterThan(300)
        const listed = Object.keys(routeTable)
        expect(listed.filter((route) => !routes.includes(route))).toEqual([])
        expect(openRoutes.filter((route) => !routes.includes(route))).toEqual([])
        expect(ownRoutes().length).toBeGreaterThan(20)
        expect(ownRoutes().filter((route) => !listed.includes(route))).toEqual([])
        expect(ownRoutes().filter((route) => !routes.includes(route))).toEqual([])
        expect(Object.keys(examples).sort()).toEqual([...listed].sort())
        const cells = listed.flatMap((route) => Object.values(routeTable[route]!))
        process.stdout.write(
          `access: ${ROLES.length} roles, ${routes.length} routes running, ${listed.length} listed (${ownRoutes().length} ours), ` +
            `${routes.length * ROLES.length} cells: ${cells.length} allow, ${cells.filter((reach) => reach === "own").length} of them own\n`
        )
      })

      it("refuses everybody every route that is not in it, and strangers all", async () => {
        const unexpected: string[] = []
        for (const route of running()) {
          if (openRoutes.includes(route)) continue
          const question = questionFor(route)
          if (CLOSED_TO_ALL.includes(route)) {
            const { status } = await ask(question, world.people.platform_admin.headers)
            if (status !== 403 || (await ask(question)).status !== 403) unexpected.push(`${route} ${status}`)
            continue
          }
          const stranger = await ask(question)
          if (stranger.status !== 401) unexpected.push(`nobody ${route} ${stranger.status}`)
          if (routeTable[route]) continue
          for (const role of ROLES) {
            const { status, data } = await ask(question, world.people[role].headers)
            if (status !== 403 || data.code !== "route_closed") unexpected.push(`${role} ${route} ${status}`)
          }
        }
        expect(unexpected).toEqual([])
      })

      it("refuses a listed route to every role that it does not name", async () => {
        const unexpected: string[] = []
        for (const [route, entry] of Object.entries(routeTable)) {
          for (const role of ROLES.filter((each) => entry[each] === undefined)) {
            const { status, data } = await ask(questionFor(route), world.people[role].headers)
            if (status !== 403 || data.code !== "role_not_allowed")
              unexpected.push(`${role} ${route} ${status}`)
          }
        }
        expect(unexpected).toEqual([])
      })

      it("lets every role it names really in, to what is its own and to nothing else", async () => {
        const unexpected: string[] = []
        for (const [route, entry] of Object.entries(routeTable)) {
          const [method = ""] = route.split(" ")
          const example = examples[route]!
          for (const role of ROLES.filter((each) => entry[each] !== undefined)) {
            const { headers } = world.people[role]
            // Somebody else's first: what the own question changes must not be why it is refused.
            if (entry[role] === "own" && typeof example.other !== "string") {
              const foreign = await example.other?.(world, role)
              const status = foreign ? (await ask({ method, ...foreign }, headers)).status : "not asked"
              // Whoever reads the whole city may have files of their own, and no place of somebody else's.
              const isFine = status === 404 || (foreign === null && isWide(role))
              if (!isFine) unexpected.push(`${role} ${route} other's ${status}`)
            }
            const { status, data } = await ask({ method, ...(await example.own(world, role)) }, headers)
            if (status < 200 || status > 299)
              unexpected.push(`${role} ${route} own ${status} ${data.message}`)
            // Signed out everywhere is signed out here too; the questions after it are asked with the same token.
            if (route === "POST /admin/sign-out-everywhere")
              await world.db.raw("UPDATE staff_account SET valid_from = '-infinity'")
            if (route === "POST /admin/uploads") {
              const [file] = (data as unknown as { files: { id: string }[] }).files
              await getContainer().resolve(Modules.FILE).deleteFiles([file!.id])
            }
          }
        }
        expect(unexpected).toEqual([])
      })

      it("reaches what is one's own wherever a role has less than the city", () => {
        const narrow = ROLES.filter((role) => !isWide(role))
        const public_ = ["GET /admin/me", "GET /admin/districts", "GET /admin/origins", "GET /admin/stores"]
        const frame = ["GET /admin/plugins"]
        const wide = Object.entries(routeTable).filter(([, entry]) =>
          narrow.some((role) => entry[role] === "all")
        )
        expect(wide.map(([route]) => route).sort()).toEqual([...public_, ...frame].sort())
      })
    })

    it("keeps the programme's rules in its table", () => {
      const routesOf = (role: Role) =>
        Object.entries(routeTable).flatMap(([route, entry]) => (entry[role] ? [route] : []))
      const rolesOf = (pattern: RegExp) => [
        ...new Set(
          Object.entries(routeTable).flatMap(([route, entry]) =>
            pattern.test(route) ? Object.keys(entry) : []
          )
        ),
      ]
      const ofOneself = /exports|users\/:id$|layouts|sign-out-everywhere/
      // An auditor writes nothing but what is their own: a file, a name, a layout.
      expect(routesOf("auditor").filter((route) => !/^GET/.test(route) && !ofOneself.test(route))).toEqual([])
      // No targets, no months, no publishing for who runs the platform.
      expect(
        routesOf("platform_admin").filter((route) => /periods|editions|campaign|target|filing/.test(route))
      ).toEqual([])
      // An outlet files daily totals; until that page is there it has only the frame.
      expect(
        routesOf("outlet_reporter").filter(
          (route) =>
            !/me$|origins|districts|stores|plugins|search-indexes|notifications/.test(route) &&
            !ofOneself.test(route)
        )
      ).toEqual([])
      // People's names, phones and addresses.
      expect(
        rolesOf(/customers|admin\/payment|\/returns|\/claims|\/exchanges|users$|auth-providers|invites/)
      ).toEqual(["platform_admin"])
      expect(rolesOf(/admin\/orders(?!\/:id\/placed)/)).toEqual(["platform_admin"])
      expect(rolesOf(/pickups/).sort()).toEqual(["counter_clerk", "hub_manager", "platform_admin"])
      // Staff change stock by documents, and products not at all.
      expect(rolesOf(/inventory|reservations|POST \/admin\/products/)).toEqual(["platform_admin"])
      expect(rolesOf(/(POST|DELETE) \/admin\/role-assignments/)).toEqual(["platform_admin"])
      expect(rolesOf(/POST \/admin\/(periods|editions)/)).toEqual(["city_officer"])
    })

    describe("the guard", () => {
      it("says why in the reader's language", async () => {
        const asked = { method: "GET", path: "/admin/customers" }
        const { headers } = world.people.counter_clerk
        expect((await ask(asked, headers)).data.message).toMatch(/您的角色不能使用/)
        expect((await ask(asked, { ...headers, "accept-language": "en" })).data.message).toMatch(
          /Your role may not/
        )
      })

      it("judges an address by the route that Express runs, however it is spelled", async () => {
        const { headers } = world.people.counter_clerk
        for (const spelled of [
          "/ADMIN/customers",
          "/admin/customers/",
          "/admin/Customers",
          "/admin/%63ustomers",
          "/admin//customers",
          "/admin/reports/../customers",
          "/admin/customers?x=/admin/me",
        ]) {
          const { status } = await ask({ method: "GET", path: spelled }, headers)
          expect([spelled, [403, 404].includes(status)]).toEqual([spelled, true])
        }
        expect((await ask({ method: "HEAD", path: "/admin/customers" }, headers)).status).toBe(403)
        expect((await ask({ method: "HEAD", path: "/admin/me" }, headers)).status).toBe(200)
        expect((await ask({ method: "GET", path: "/ADMIN/me/" }, headers)).status).toBe(200)
      })

      it("refuses before anything of the route runs: a body at fault is still somebody without the role", async () => {
        const asked = { method: "POST", path: "/admin/products", body: { nonsense: true } }
        expect((await ask(asked, world.people.auditor.headers)).status).toBe(403)
        expect((await ask(asked, world.people.platform_admin.headers)).status).toBe(400)
      })

      it("takes no secret key, and no account without a role, whatever its token says", async () => {
        const { result } = await createApiKeysWorkflow(getContainer()).run({
          input: {
            api_keys: [{ title: "script", type: "secret", created_by: world.people.platform_admin.user_id }],
          },
        })
        const key = { authorization: `Basic ${Buffer.from(`${result[0]!.token}:`).toString("base64")}` }
        const byKey = await ask({ method: "GET", path: "/admin/me" }, key)
        expect([byKey.status, byKey.data.code]).toEqual([403, "people_only"])

        const nobody = await makeStaff(getContainer(), "nobody@baixian.test", [])
        const { status, data } = await ask({ method: "GET", path: "/admin/me" }, nobody.headers)
        expect([status, data.code]).toEqual([403, "no_role"])
      })

      it("lets a deleted account in no more", async () => {
        const { user_id, headers } = world.people.counter_clerk
        await getContainer().resolve(Modules.USER).softDeleteUsers([user_id])
        const [first] = await Promise.all([
          until403(async () => await ask({ method: "GET", path: "/admin/me" }, headers)),
        ])
        expect(first.data.code).toBe("no_role")
      })

      it("gives no fields that lead from goods to people, but to the platform admin", async () => {
        const fields = "/admin/products?fields=id,*sales_channels.orders"
        expect((await as("auditor", fields)).status).toBe(403)
        expect(
          (await as("auditor", "/admin/products?fields=id,*variants,*variants.prices,-title")).status
        ).toBe(200)
        expect((await as("auditor", "/admin/users/me?fields=*auth_identity")).status).toBe(403)
        expect((await as("auditor", "/admin/products?fields[]=id")).status).toBe(403)
      })

      it("lets nobody but the platform admin arrange everybody's dashboard", async () => {
        const asked = {
          method: "POST",
          path: "/admin/layouts/sidebar/configuration",
          body: { is_default: true, configuration: { widgets: {} } },
        }
        expect((await ask(asked, world.people.counter_clerk.headers)).status).toBe(403)
        expect((await ask(asked, world.people.platform_admin.headers)).status).toBe(200)
      })

      it("shows in the bell what was sent to its owner alone", async () => {
        await getContainer()
          .resolve(Modules.NOTIFICATION)
          .createNotifications(
            (["city_officer", "auditor"] as const).map((role) => ({
              to: world.people[role].user_id,
              receiver_id: world.people[role].user_id,
              channel: "feed",
              template: "admin-ui",
              data: { title: role },
            }))
          )
        const { data } = await as<{ notifications: { data: { title: string } }[] }>(
          "auditor",
          "/admin/notifications"
        )
        expect(data.notifications.map((each) => each.data.title)).toEqual(["auditor"])
      })
    })

    describe("a scope", () => {
      /** What each role sees of March without asking for a place, in fen (see `world.ts`). */
      const seen: Partial<Record<Role, number>> = {
        platform_admin: 654_321,
        city_officer: 654_321,
        auditor: 654_321,
        district_officer: 321,
        hub_manager: 321,
        counter_clerk: 1,
        liaison: 604_001,
      }

      it("is the same in the ledger, its file, and every report", async () => {
        for (const [role, fen] of Object.entries(seen) as [Role, number][]) {
          const { data } = await as<SalesLinesAnswer>(role, `/admin/sales-lines?${march}`)
          expect([role, data.total.net_fen]).toEqual([role, fen])
          expect([role, data.items.reduce((sum, line) => sum + line.net_fen, 0)]).toEqual([role, fen])
          const csv = await api.get(`/admin/sales-lines?${march}&format=csv`, {
            headers: world.people[role].headers,
          })
          expect([role, String(csv.data).trim().split("\n").length - 1]).toEqual([role, data.total.rows])
          for (const name of [
            "sales-by-county",
            "sales-by-district",
            "sales-by-hub",
            "sales-by-point",
            "sales-by-product",
            "sales-by-channel",
            "sales-by-venue",
            "district-by-county",
            "sales-hours",
            "sales-trend",
          ]) {
            const { data: report } = await as<SalesReport>(role, `/admin/reports/${name}?${march}`)
            expect([role, name, report.rows.at(-1)!.period_net_fen]).toEqual([role, name, fen])
            expect([role, name, report.about.scope === null]).toEqual([role, name, fen === 654_321])
          }
        }
      })

      it("lists no row of other places, and says in its head whose sales it shows", async () => {
        const points = async (role: Role) => {
          const { data } = await as<SalesReport>(role, `/admin/reports/sales-by-point?${march}`)
          return {
            codes: data.rows
              .filter(({ level }) => level === "item")
              .map(({ code }) => code)
              .sort(),
            scope: data.about.scope?.map(({ name }) => name),
          }
        }
        expect(await points("counter_clerk")).toEqual({ codes: [own.counter], scope: ["人民广场专柜"] })
        expect(await points("hub_manager")).toEqual({
          codes: [own.counter, own.sibling, own.hub, own.outlet].sort(),
          scope: ["黄浦枢纽"],
        })
        expect((await points("district_officer")).scope).toEqual(["黄浦区"])
        const { data } = await as<SalesReport>("liaison", `/admin/reports/sales-by-county?${march}`)
        expect(data.rows.filter(({ level }) => level === "county").map(({ code }) => code)).toEqual([
          own.county,
        ])
        expect(data.columns.map(({ key }) => key)).not.toContain("annual_target_fen")
      })

      it("lets a district officer read the whole city's sales of paired counties, and of others the district's", async () => {
        const fen = async (origin: string) =>
          (await as<SalesLinesAnswer>("district_officer", `/admin/sales-lines?${march}&origin=${origin}`))
            .data.total.net_fen
        expect(await fen(own.county)).toBe(604_001)
        expect(await fen(other.county)).toBe(320)
        // The prefecture has a county that is not paired.
        expect(await fen("530800")).toBe(321)
        const paired = await as<SalesReport>(
          "district_officer",
          `/admin/reports/sales-by-district?${march}&origin=${own.county}`
        )
        expect(paired.data.rows.at(-1)!.period_net_fen).toBe(604_001)
        expect(paired.data.about.scope).toEqual([
          { name: "结对县的全市销售", name_en: "Paired counties, sold anywhere in the city" },
        ])
      })

      it("of another place is a 404 like a place that is none", async () => {
        for (const [role, place, made_up] of [
          ["counter_clerk", `point=${other.counter}`, "point=C-404"],
          ["counter_clerk", `hub=${own.hub}`, "hub=HUB-404"],
          ["counter_clerk", `district=${other.district}`, "district=999999"],
          ["hub_manager", `point=${other.counter}`, "point=C-404"],
          ["hub_manager", `stands_in=${other.district}`, "stands_in=999999"],
          ["district_officer", `hub=${other.hub}`, "hub=HUB-404"],
          ["liaison", `origin=${other.county}`, "origin=999999"],
        ] as const) {
          for (const route of [
            "/admin/sales-lines",
            "/admin/reports/sales-by-county",
            "/admin/reports/sales-trend",
          ]) {
            const foreign = await as<{ message: string; code: string }>(role, `${route}?${march}&${place}`)
            const none = await as<{ message: string; code: string }>(role, `${route}?${march}&${made_up}`)
            expect([role, route, place, foreign.status, none.status]).toEqual([role, route, place, 404, 404])
            expect(foreign.data.code).toBe(none.data.code)
          }
        }
        const unknown = await as<{ code: string }>("counter_clerk", "/admin/orders/order_none/placed")
        const foreign = await as<{ code: string }>(
          "counter_clerk",
          `/admin/orders/${world.orders.other.id}/placed`
        )
        expect([unknown.status, foreign.status, foreign.data.code]).toEqual([404, 404, unknown.data.code])
      })

      it("adds up what several roles reach", async () => {
        const both = await makeStaff(getContainer(), "both@baixian.test", [
          ...world.people.counter_clerk.grants,
          ...world.people.liaison.grants,
        ])
        const { data } = await ask({ method: "GET", path: `/admin/sales-lines?${march}` }, both.headers)
        expect((data as unknown as SalesLinesAnswer).total.net_fen).toBe(604_001)
        const two = await makeStaff(getContainer(), "two@baixian.test", [
          ...world.people.counter_clerk.grants,
          { role: "counter_clerk", scope_kind: "counter", scope_code: other.counter },
        ])
        const counters = await ask({ method: "GET", path: `/admin/sales-lines?${march}` }, two.headers)
        expect((counters.data as unknown as SalesLinesAnswer).total.net_fen).toBe(54_001)
      })

      it("shows an auditor what was sold and not to whom", async () => {
        const { data } = await as<StaffOrderAnswer>("auditor", `/admin/orders/${world.orders.own.id}/placed`)
        expect(data.order).toMatchObject({ total_fen: 3_990, pickup_code: null, note: null })
        expect(data.order!.delivery).toMatchObject({ name: "**", phone: "****" })
        const { data: clerk } = await as<StaffOrderAnswer>(
          "counter_clerk",
          `/admin/orders/${world.orders.own.id}/placed`
        )
        expect(clerk.order!.delivery).toMatchObject({ name: "张**", phone: "138****5678" })
      })

      it("of an export ends with the role: neither made nor given any more", async () => {
        const { user_id, headers } = world.people.counter_clerk
        const body = { format: "csv", query: { from: "2026-03-01", until: "2026-04-01" } }
        const { data } = await ask({ method: "POST", path: "/admin/exports", body }, headers)
        const { id } = (data as unknown as { export: { id: string } }).export
        const file = { method: "GET", path: `/admin/exports/${id}/file` }
        while ((await ask(file, headers)).status === 404)
          await new Promise((resolve) => setImmediate(resolve))
        const [, line] = String((await ask(file, headers)).data)
          .trim()
          .split("\n")
        expect(line).toContain("人民广场专柜")

        // Another counter now: the account is a clerk as before, the file is of a place that is not theirs.
        const [held] = await grantsOf(user_id)
        const admin = world.people.platform_admin.headers
        await ask({ method: "POST", path: `/admin/role-assignments/${held!.id}/revoke`, body: {} }, admin)
        await ask(
          {
            method: "POST",
            path: "/admin/role-assignments",
            body: { user_id, role: "counter_clerk", scope_code: other.counter },
          },
          admin
        )
        expect((await ask(file, headers)).status).toBe(404)
        expect((await ask({ method: "GET", path: "/admin/exports" }, headers)).status).toBe(200)
      })
    })

    describe("roles", () => {
      it("are given and taken away, and count from the next request on", async () => {
        const { user_id, headers } = await makeStaff(getContainer(), "new@baixian.test", [])
        const admin = world.people.platform_admin.headers
        const body = { user_id, role: "hub_manager", scope_code: own.hub }
        const given = await ask({ method: "POST", path: "/admin/role-assignments", body }, admin)
        expect(given.status).toBe(201)
        const { role_assignment } = given.data as unknown as RoleAssignmentAnswer
        expect(role_assignment).toMatchObject({ state: "held", place_name: "黄浦枢纽", scope_kind: "hub" })
        const again = await ask({ method: "POST", path: "/admin/role-assignments", body }, admin)
        expect([again.status, again.data.code]).toEqual([409, "role_held"])

        const me = await ask({ method: "GET", path: "/admin/me" }, headers)
        expect(me.data).toMatchObject({ grants: [{ role: "hub_manager", place_name: "黄浦枢纽" }] })

        const revoke = {
          method: "POST",
          path: `/admin/role-assignments/${role_assignment.id}/revoke`,
          body: {},
        }
        expect((await ask(revoke, admin)).data).toMatchObject({ role_assignment: { state: "ended" } })
        expect((await ask({ method: "GET", path: "/admin/me" }, headers)).status).toBe(403)
        const twice = await ask(revoke, admin)
        expect([twice.status, twice.data.code]).toEqual([409, "role_ended"])
        await expect((dbConnection as unknown as Knex).raw("DELETE FROM role_assignment")).rejects.toThrow(
          /never deleted/
        )
      })

      it("are refused at places of another kind or none, to nobody, and backwards in time", async () => {
        const { user_id } = world.people.auditor
        for (const [body, status] of [
          [{ user_id, role: "counter_clerk", scope_code: own.hub }, 400],
          [{ user_id, role: "counter_clerk", scope_kind: "hub", scope_code: own.hub }, 400],
          [{ user_id, role: "counter_clerk" }, 400],
          [{ user_id, role: "liaison", scope_code: "530800" }, 400],
          [{ user_id, role: "auditor", scope_code: "310000" }, 400],
          [{ user_id, role: "owner" }, 400],
          [{ user_id: "user_none", role: "city_officer" }, 404],
          [{ user_id, role: "city_officer", valid_from: "2026-03-02", valid_until: "2026-03-01" }, 400],
          [{ user_id, role: "city_officer", valid_until: "2020-01-01" }, 400],
          [{ user_id, role: "city_officer", valid_from: "2020-01-01", valid_until: "2020-02-01" }, 400],
        ] as const) {
          const asked = { method: "POST", path: "/admin/role-assignments", body }
          expect([body, (await ask(asked, world.people.platform_admin.headers)).status]).toEqual([
            body,
            status,
          ])
        }
      })

      it("of the last platform admin stay, and nobody takes their own", async () => {
        const { user_id, headers } = world.people.platform_admin
        const revoke = async (of: string, by: object) => {
          const [held] = await grantsOf(of)
          return await ask(
            { method: "POST", path: `/admin/role-assignments/${held!.id}/revoke`, body: {} },
            by
          )
        }
        const mine = await revoke(user_id, headers)
        expect([mine.status, mine.data.code]).toEqual([409, "own_platform_admin"])
        // The shop's administrator is the only other one.
        const { data } = await as<RoleAssignmentsAnswer>(
          "platform_admin",
          "/admin/role-assignments?role=platform_admin&q=admin%40baixian"
        )
        const shops = data.items.find(({ user }) => user.email === "admin@baixian.test")!
        expect((await revokeById(shops.id, headers)).status).toBe(200)
        expect((await revoke(user_id, headers)).status).toBe(409)
      })
      const revokeById = async (id: string, headers: object) =>
        await ask({ method: "POST", path: `/admin/role-assignments/${id}/revoke`, body: {} }, headers)

      it("open their pages and no others", async () => {
        const me = async (role: Role) => (await as<MeAnswer>(role, "/admin/me")).data
        expect(await me("counter_clerk")).toMatchObject({
          person: { id: world.people.counter_clerk.user_id },
          grants: [{ role: "counter_clerk", scope_code: own.counter, place_name: "人民广场专柜" }],
        })
        expect((await me("city_officer")).landing).toBe("/overview")
        expect((await me("counter_clerk")).menu).not.toContain("/overview")
        expect(await me("outlet_reporter")).toMatchObject({ menu: [], landing: "/start" })
        expect((await me("platform_admin")).menu).not.toContain("/periods")
        expect((await me("auditor")).menu).toEqual(expect.arrayContaining(["/overview", "/ledger", "/staff"]))
      })
    })

    /** Roles are remembered for a second. */
    async function until403<Result extends { status: number }>(look: () => Promise<Result>): Promise<Result> {
      const deadline = Date.now() + 5_000
      for (;;) {
        const result = await look()
        if (result.status === 403) return result
        if (Date.now() > deadline) throw new Error("The account was let in for five seconds.")
      }
    }
  },
})
