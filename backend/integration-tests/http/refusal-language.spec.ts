import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { type Role, ROLES } from "../../src/modules/access/roles"
import { routeTable } from "../../src/modules/access/route-table"
import { examples, type Question } from "../access/examples"
import { ownRoutes } from "../access/own-routes"
import { makeWorld, own, type World } from "../access/world"

jest.setTimeout(600_000)

const LANGUAGES = ["zh-CN", "en"] as const
type Language = (typeof LANGUAGES)[number]
type Asked = { method: string; path: string; body?: unknown }
type Refused = { status: number; data: { code?: string; message: string; fields?: Record<string, string> } }

/** Would end the session of the person who asks. */
const LEFT_OUT = ["POST /admin/sign-out-everywhere"]

/** What goes wrong with a right question: names nobody knows, nothing sent, and each of its values in turn. */
function wrongs(route: string, { path, body }: Question): Asked[] {
  const [method = "", pattern = ""] = route.split(" ")
  const join = path.includes("?") ? "&" : "?"
  const odd = ["limit=x", "offset=-1", "from=2026-02-30", "until=1", "q=", "__proto__=1", "point=SH-NONE"]
  const addresses = [...odd.map((each) => `${path}${join}${each}`), path.split("?")[0]!]
  const steps = pattern.split("/")
  const elsewhere = ["none", "999999999"].map((name) =>
    path
      .split("?")[0]!
      .split("/")
      .map((step, at) => (steps[at]?.startsWith(":") ? name : step))
      .join("/")
  )
  if (method === "GET") return [...addresses, ...elsewhere].map((each) => ({ method, path: each }))
  const given = Object.entries(body ?? {})
  const bodies: unknown[] = [
    {},
    [],
    { ...body, odd: 1 },
    '{"__proto__": 1}',
    ...given.flatMap(([name]) =>
      [null, -1, "", "\u0000", [{}], { kind: "none" }, "百".repeat(3_000)].map((value) => ({
        ...body,
        [name]: value,
      }))
    ),
  ]
  return [
    ...bodies.map((each) => ({ method, path, body: each })),
    ...elsewhere.map((each) => ({ method, path: each, body: body ?? {} })),
  ]
}

/** Chinese that a sentence quotes is no Chinese sentence: names of people, places and goods, and what was sent. */
const QUOTED = /百+|李店员|孟连咖啡/g
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "refusal-language",
  testSuite: ({ api, getContainer, dbConnection }) => {
    let world: World
    beforeAll(async () => {
      world = await makeWorld({ api, container: getContainer(), db: dbConnection as unknown as Knex })
    })

    const asks = async (
      { method, path, body }: Asked,
      language: Language,
      { headers }: { headers: object } = world.people.platform_admin
    ): Promise<Refused> =>
      (await api.request({
        method,
        url: path,
        data: body,
        headers: {
          ...headers,
          "accept-language": language,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        validateStatus: () => true,
      })) as Refused

    /** What is wrong with the language of an answer; null when nothing is. */
    const foreign = ({ data }: Refused, language: Language): string | null => {
      const sentences = [data.message, ...Object.values(data.fields ?? {})]
      const isWrong = (text: string) =>
        language === "en" ? isChinese(text.replaceAll(QUOTED, "")) : !isChinese(text)
      return sentences.find((text) => typeof text !== "string" || isWrong(text)) ?? null
    }

    it("speaks the asker's language in whatever a route of ours refuses, Chinese and English alike", async () => {
      const found = new Set<string>()
      let refused = 0
      for (const route of ownRoutes().filter((each) => !LEFT_OUT.includes(each))) {
        const role = ROLES.find((each) => routeTable[route]?.[each] !== undefined) as Role
        const right = await examples[route]!.own(world, role)
        for (const [at, wrong] of wrongs(route, right).entries()) {
          const language = LANGUAGES[at % 2]!
          // Each wrong question once in each language, unless it turned out to be a right one.
          for (const each of [language, LANGUAGES[(at + 1) % 2]!]) {
            const answer = await asks(wrong, each, world.people[role])
            if (answer.status < 400) break
            refused += 1
            const text = foreign(answer, each)
            if (text !== null) found.add(`${route} ${each} ${answer.status} ${answer.data.code}: ${text}`)
          }
        }
      }
      process.stdout.write(`refusal-language: ${refused} refusals\n`)
      expect([...found]).toEqual([])
      expect(refused).toBeGreaterThan(1_000)
    })

    it("speaks it where roles are given and taken, and accounts invited and suspended", async () => {
      const { platform_admin, counter_clerk } = world.people
      const given = await asks(
        {
          method: "POST",
          path: "/admin/role-assignments",
          body: {
            user_id: counter_clerk.user_id,
            role: "counter_clerk",
            scope_kind: "counter",
            scope_code: own.sibling,
          },
        },
        "en"
      )
      expect(given.status).toBe(201)
      const { id } = (given.data as unknown as { role_assignment: { id: string } }).role_assignment
      await asks({ method: "POST", path: `/admin/role-assignments/${id}/revoke`, body: {} }, "en")
      const mine = await asks(
        { method: "GET", path: `/admin/role-assignments?user_id=${platform_admin.user_id}` },
        "en"
      )
      const [own_role] = (mine.data as unknown as { items: { id: string }[] }).items
      const assign = (body: object): Asked => ({ method: "POST", path: "/admin/role-assignments", body })
      const clerk = { user_id: counter_clerk.user_id, role: "counter_clerk" }
      const questions: [string, Asked][] = [
        ["role_held", assign({ ...clerk, scope_kind: "counter", scope_code: own.counter })],
        ["unknown_scope", assign({ ...clerk, scope_kind: "counter", scope_code: "C-NONE" })],
        ["wrong_scope_kind", assign({ ...clerk, scope_kind: "district", scope_code: own.district })],
        [
          "no_user",
          assign({ ...clerk, user_id: "user_none", scope_kind: "counter", scope_code: own.counter }),
        ],
        ["role_ended", { method: "POST", path: `/admin/role-assignments/${id}/revoke`, body: {} }],
        [
          "own_platform_admin",
          { method: "POST", path: `/admin/role-assignments/${own_role!.id}/revoke`, body: {} },
        ],
        ["no_role_assignment", { method: "POST", path: "/admin/role-assignments/999999/revoke", body: {} }],
        ["no_invite", { method: "POST", path: "/admin/staff/invites/none/withdraw", body: {} }],
        ["no_staff", { method: "POST", path: "/admin/staff/user_none/suspend", body: { why: "x" } }],
        [
          "own_account",
          { method: "POST", path: `/admin/staff/${platform_admin.user_id}/suspend`, body: { why: "x" } },
        ],
        ["no_report", { method: "GET", path: "/admin/reports/none?from=2026-03-01&until=2026-04-01" }],
        ["no_stock_point", { method: "GET", path: "/admin/stock/levels?point=C-NONE" }],
      ]
      for (const [code, question] of questions)
        for (const language of LANGUAGES) {
          const answer = await asks(question, language)
          expect({ code, answered: answer.data.code, foreign: foreign(answer, language) }).toEqual({
            code,
            answered: code,
            foreign: null,
          })
        }
    })

    it("speaks it of a body that is too large or no JSON, and names a field called __proto__", async () => {
      const path = "/admin/role-assignments"
      for (const language of LANGUAGES) {
        const large = await asks({ method: "POST", path, body: { user_id: "x".repeat(4_000_000) } }, language)
        expect([large.status, large.data.code, foreign(large, language)]).toEqual([413, "too_large", null])
        const broken = await asks({ method: "POST", path, body: '{"user_id": ' }, language)
        expect([broken.status, broken.data.code, foreign(broken, language)]).toEqual([
          400,
          "unreadable_body",
          null,
        ])
        const odd = await asks({ method: "POST", path, body: '{"__proto__": 1}' }, language)
        expect(odd.data.message).toContain("__proto__")
        expect(Object.keys(odd.data.fields!)).toContain("__proto__")
      }
    })
  },
})
