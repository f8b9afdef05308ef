import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { routeTable } from "../../src/modules/access/route-table"
import { ROLES } from "../../src/modules/access/roles"
import { examples, type Question } from "../access/examples"
import { ownRoutes } from "../access/own-routes"
import { makeWorld, type World } from "../access/world"
import { expectTruth } from "../stock-office"

jest.setTimeout(600_000)

/** A few hundred in every build; bars.md R7 asks for OFFICE_FUZZ_RUNS=10000. */
const RUNS = Number(process.env.OFFICE_FUZZ_RUNS ?? 300)
const SEED = Number(process.env.OFFICE_FUZZ_SEED ?? Date.now() % 1_000_000_000)
/** Ten times what bars.md allows: whoever shares the processor with a build is slow. The slowest is told. */
const LIMIT_MS = 20_000

/** It takes no word of anybody, and would send home the person who asks. */
const LEFT_OUT = ["POST /admin/sign-out-everywhere"]
/** What answers without a person: an invitation's page, and the shopper's look at a lot. */
const OPEN: Record<string, Question> = {
  "POST /staff-link/look": { path: "/staff-link/look", body: { token: "x" } },
  "POST /staff-link/use": { path: "/staff-link/use", body: { token: "x", password: "Passwort-2026" } },
  "GET /store/trace/:code": { path: "/store/trace/0123456789ABCDEF" },
}

/** What no form sends. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    0,
    -1,
    1.5,
    1e21,
    Number.MAX_SAFE_INTEGER,
    true,
    [],
    {},
    "\u0000",
    "\ud800",
    "0001-01-01",
    "2026-02-30",
    "9999-12-31",
    "NaN",
    "../../etc",
    "%00",
    "'; DROP TABLE sales_line; --",
    "百".repeat(3_000)
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>
)

/** One thing that is done to a right question. */
type Change =
  | { what: "field" | "query" | "step"; at: number; value: unknown }
  | { what: "drop"; at: number }
  | { what: "more"; name: string; value: unknown }
  | { what: "body"; value: unknown }
const at = fc.nat(20)
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant("field" as const), at, value: odd }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("query" as const), at, value: odd }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("step" as const), at, value: odd }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("drop" as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("more" as const),
      name: fc.constantFrom(
        "point",
        "from",
        "until",
        "q",
        "limit",
        "offset",
        "fields",
        "order",
        "id",
        "scope"
      ),
      value: odd,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("body" as const), value: odd }) }
)

/** The places in a value where something can stand instead, by their paths. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path]
  return Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key]))
}

function put(body: object, path: readonly string[], value: unknown): object {
  const [key, ...rest] = path
  if (key === undefined) return body
  const copy: Record<string, unknown> = Array.isArray(body)
    ? ([...(body as unknown[])] as never)
    : { ...body }
  const below = copy[key]
  copy[key] = rest.length > 0 && typeof below === "object" && below !== null ? put(below, rest, value) : value
  return copy
}

const inAddress = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === "string" ? value : JSON.stringify(value)).replaceAll(/\p{Surrogate}/gu, "")
  ).slice(0, 2_000)

function changed(
  route: string,
  { path, body }: Question,
  changes: readonly Change[]
): { path: string; body?: unknown } {
  let [address = "", query = ""] = path.split("?")
  let sent: unknown = body
  for (const each of changes) {
    if (each.what === "field" || each.what === "drop") {
      if (typeof sent !== "object" || sent === null) continue
      const places = placesOf(sent)
      const place = places[each.at % places.length] ?? []
      sent = put(sent, place, each.what === "drop" ? undefined : each.value)
    } else if (each.what === "query") {
      const given = query.split("&").filter(Boolean)
      const name = given[each.at % (given.length || 1)]?.split("=")[0] ?? "q"
      query = [...given, `${name}=${inAddress(each.value)}`].join("&")
    } else if (each.what === "more") {
      query = [query, `${each.name}=${inAddress(each.value)}`].filter(Boolean).join("&")
    } else if (each.what === "step") {
      // Only what the route leaves open: anything else would be another route, or none.
      const open = (route.split(" ")[1] ?? "")
        .split("/")
        .flatMap((step, at) => (step.startsWith(":") ? [at] : []))
      const place = open[each.at % (open.length || 1)]
      address = address
        .split("/")
        .map((step, index) => (index === place ? inAddress(each.value) || "x" : step))
        .join("/")
    } else if (body) sent = each.value
  }
  return { path: query ? `${address}?${query}` : address, ...(body && { body: sent }) }
}

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "office-fuzz",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let world: World

    beforeAll(async () => {
      world = await makeWorld({ api, container: getContainer(), db })
    })

    it(`answers ${RUNS} questions that went wrong on the way with a sentence, never with a fault (seed ${SEED})`, async () => {
      const routes = [...ownRoutes().filter((route) => !LEFT_OUT.includes(route)), ...Object.keys(OPEN)]
      const right = new Map<string, Promise<Question>>()
      /** One question of the right kind for each route, made when it is first asked. */
      const questionOf = async (route: string): Promise<Question> => {
        const known = right.get(route)
        if (known) return await known
        const role = ROLES.find((each) => routeTable[route]?.[each] !== undefined)
        const made = Promise.resolve(OPEN[route] ?? examples[route]!.own(world, role!))
        right.set(route, made)
        return await made
      }
      const answers = { refused: 0, taken: 0, slowest_ms: 0, slowest: "" }
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...routes),
          fc.array(change, { minLength: 1, maxLength: 3 }),
          async (route, changes) => {
            const [method = ""] = route.split(" ")
            const role = ROLES.find((each) => routeTable[route]?.[each] !== undefined)
            const asked = changed(route, await questionOf(route), changes)
            const begun = performance.now()
            const { status, data } = await api.request({
              method,
              url: asked.path,
              data: asked.body,
              headers: {
                ...(role ? world.people[role].headers : world.shop.store),
                ...("body" in asked && { "content-type": "application/json" }),
              },
              validateStatus: () => true,
            })
            const ms = performance.now() - begun
            if (ms > answers.slowest_ms)
              Object.assign(answers, { slowest_ms: Math.round(ms), slowest: route })
            if (status >= 500) throw new Error(`${route} → ${status} ${JSON.stringify(data)}`)
            if (ms > LIMIT_MS) throw new Error(`${route} took ${ms} ms`)
            if (status < 400) {
              answers.taken += 1
              return
            }
            answers.refused += 1
            expect({ route, status, said: typeof (data as { message?: unknown }).message }).toEqual({
              route,
              status,
              said: "string",
            })
          }
        ),
        { numRuns: RUNS, seed: SEED, endOnFailure: true }
      )
      process.stdout.write(`office-fuzz: ${routes.length} routes, ${JSON.stringify(answers)}\n`)
      expect(answers.refused).toBeGreaterThan(RUNS / 10)
      expect(answers.taken).toBeGreaterThan(0)
      await expectTruth(db)
    })
  },
})
