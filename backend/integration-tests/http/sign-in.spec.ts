import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AuditAnswer } from "../../src/contract"
import { forgetAttempts } from "../../src/workflows/staff/forget-attempts"
import { makeShop, type Shop } from "../factory"
import { caller, makeClerk } from "../staff"

jest.setTimeout(120_000)

const clerk = { email: "clerk@baixian.test", password: "four unrelated words" }
const wrong = { ...clerk, password: "not the password" }
const HOUR_MS = 60 * 60 * 1000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    let clerkId: string
    const staff = caller(api)
    const db = (): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      clerkId = await makeClerk(container, clerk)
    })
    afterEach(() => jest.restoreAllMocks())

    const fails = async (times: number, login = wrong): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        const { status, data } = await staff.signsIn(login)
        expect([status, data.code]).toEqual([401, "wrong_login"])
      }
    }
    const lockedActions = async (): Promise<string[]> => {
      const { data } = await staff.get<AuditAnswer>("/admin/audit?kind=sign_in", shop.admin)
      return data.items.map(({ action }) => action)
    }

    describe("POST /auth/user/emailpass", () => {
      it("locks an e-mail after five failures, also for the right password, and says for how long", async () => {
        await fails(5)
        const { status, data, headers } = await staff.signsIn(clerk)
        expect([status, data.code, headers["retry-after"]]).toEqual([429, "too_many_sign_ins", "900"])
        expect(data.message).toContain("15 分钟")
        const english = await staff.post<object>("/auth/user/emailpass", clerk, { cookie: "lng=en" })
        expect(english.data.message).toContain("in 15 minutes")
        expect((await lockedActions()).slice(0, 5)).toEqual([
          "sign_in_locked",
          ...Array(4).fill("sign_in_failed"),
        ])
      })

      it("forgets the failures of who signs in", async () => {
        await fails(4)
        expect((await staff.signsIn(clerk)).status).toBe(200)
        await fails(4)
        expect((await staff.signsIn(clerk)).status).toBe(200)
        expect((await lockedActions())[0]).toBe("sign_in")
      })

      it("locks twice as long the next time, and four times at most", async () => {
        for (const seconds of [900, 1_800, 3_600, 3_600]) {
          await fails(5)
          expect((await staff.signsIn(clerk)).headers["retry-after"]).toBe(String(seconds))
          await db().raw("UPDATE sign_in_attempt SET locked_until = now() - interval '1 second'")
        }
        expect((await staff.signsIn(clerk)).status).toBe(200)
      })

      it("answers for an e-mail nobody has as for one that somebody has, and locks it as well", async () => {
        const nobody = { email: "nobody@baixian.test", password: "not the password" }
        const known = await staff.signsIn(wrong)
        const unknown = await staff.signsIn(nobody)
        expect([unknown.status, unknown.data]).toEqual([known.status, known.data])
        await fails(4, nobody)
        expect((await staff.signsIn(nobody)).status).toBe(429)
      })

      it("takes as long for an e-mail nobody has", async () => {
        const shortest = async (emailOf: (time: number) => string): Promise<number> => {
          const took: number[] = []
          for (let time = 0; time < 4; time += 1) {
            const began = performance.now()
            await staff.signsIn({ email: emailOf(time), password: wrong.password })
            took.push(performance.now() - began)
          }
          return Math.min(...took)
        }
        const known = await shortest(() => clerk.email)
        const unknown = await shortest((time) => `nobody-${time}@baixian.test`)
        expect(unknown / known).toBeGreaterThan(0.5)
      })

      it("gives attempts sent all at once no more tries than attempts one by one", async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, async () => await staff.signsIn(wrong)))
        const count = (status: number) => answers.filter((answer) => answer.status === status).length
        expect([count(401), count(429)]).toEqual([5, 15])
      })

      it("counts every spelling and every door to the same password", async () => {
        const doors = [
          async () => await staff.post("/auth/customer/emailpass", wrong),
          async () => await staff.post("/auth/%75ser/emailpass", wrong),
          async () => await staff.post("/AUTH/whoever/emailpass/", { ...wrong, email: clerk.email }),
          async () => await staff.signsIn({ ...wrong, email: ` ${clerk.email.toUpperCase()} ` }),
          async () =>
            await api.request({
              method: "GET",
              url: "/auth/user/emailpass",
              data: wrong,
              validateStatus: () => true,
            }),
        ]
        for (const door of doors) expect([401, 404]).toContain((await door()).status)
        expect((await staff.signsIn(clerk)).status).toBe(429)
      })

      it("lets in whoever writes their e-mail with capitals or a space", async () => {
        expect((await staff.signsIn({ ...clerk, email: ` ${clerk.email.toUpperCase()} ` })).status).toBe(200)
      })

      it("locks an address that tries many e-mails, and one own account does not open it again", async () => {
        for (let time = 0; time < 50; time += 1) {
          await staff.signsIn({ email: `guess-${time}@baixian.test`, password: "not the password" })
          if (time % 10 === 0) await staff.signsIn(clerk)
        }
        expect((await staff.signsIn(clerk)).status).toBe(429)
      })

      it("keeps of who failed no more than a hint, and not for ever", async () => {
        await staff.signsIn({ email: "MyPassw0rd-in-the-wrong-field", password: "x" })
        const kept = await db().raw<{ rows: unknown[] }>(
          "SELECT a.*, e.sent FROM sign_in_attempt a, audit_entry e"
        )
        expect(JSON.stringify(kept.rows)).not.toContain("MyPassw0rd")

        const rows = async () =>
          (await db().raw<{ rows: unknown[] }>("SELECT key FROM sign_in_attempt")).rows.length
        await forgetAttempts(container)
        expect(await rows()).toBe(2)
        await db().raw("UPDATE sign_in_attempt SET window_until = now() - interval '2 days'")
        await forgetAttempts(container)
        expect(await rows()).toBe(0)
      })

      it("is the only way in: no account, password or fresh token is to be had without it", async () => {
        const bearer = await staff.bearer(clerk)
        for (const [path, headers, code] of [
          ["/auth/user/emailpass/register", {}, "ask_platform_admin"],
          ["/auth/customer/emailpass/register", {}, "ask_platform_admin"],
          ["/auth/user/emailpass/reset-password", {}, "ask_platform_admin"],
          ["/auth/user/emailpass/update", bearer, "ask_platform_admin"],
          ["/auth/emailpass/user", bearer, "ask_platform_admin"],
          ["/auth/token/refresh", bearer, "sign_in_again"],
        ] as const) {
          const { status, data } = await staff.post(path, { ...clerk, identifier: clerk.email }, headers)
          expect([path, [401, 403].includes(status), data.code]).toEqual([path, true, code])
        }
      })
    })

    describe("POST /admin/sign-out-everywhere", () => {
      it("ends cookies and tokens at once, and lets the person sign in again at once", async () => {
        const [cookie, bearer] = [await staff.cookie(clerk), await staff.bearer(clerk)]
        for (const headers of [cookie, bearer]) {
          expect((await staff.get("/admin/users/me", headers)).status).toBe(200)
        }
        expect((await staff.post("/admin/sign-out-everywhere", {}, cookie)).status).toBe(200)
        for (const headers of [cookie, bearer]) {
          const { status } = await staff.get("/admin/users/me", headers)
          expect(status).toBe(401)
        }
        const { status, data } = await staff.post("/auth/session", {}, bearer)
        expect([status, data.code]).toEqual([401, "session_ended"])
        // In the very second of the sign-out too.
        expect((await staff.get("/admin/users/me", await staff.bearer(clerk))).status).toBe(200)
      })

      it("touches nobody else", async () => {
        const other = { email: "other@baixian.test", password: "four unrelated words" }
        await makeClerk(container, other)
        const [bearer, others] = [await staff.bearer(clerk), await staff.bearer(other)]
        await staff.post("/admin/sign-out-everywhere", {}, bearer)
        expect((await staff.get("/admin/users/me", others)).status).toBe(200)
        expect((await staff.post("/admin/sign-out-everywhere", {})).status).toBe(401)
      })
    })

    describe("a session", () => {
      const later = (hours: number): void => {
        const now = Date.now()
        jest.spyOn(Date, "now").mockReturnValue(now + hours * HOUR_MS)
      }

      it("goes on while somebody works, and ends when it was left alone for twelve hours", async () => {
        const cookie = await staff.cookie(clerk)
        for (const hours of [8, 16]) {
          later(8)
          expect([hours, (await staff.get("/admin/users/me", cookie)).status]).toEqual([hours, 200])
        }
        later(13)
        const { status, data } = await staff.get("/admin/users/me", cookie)
        expect([status, data.code]).toEqual([401, "session_idle"])
        expect((await staff.get("/admin/users/me", cookie)).status).toBe(401)
      })

      it("is not kept alive by what the dashboard asks by itself", async () => {
        const cookie = await staff.cookie(clerk)
        later(8)
        await staff.get("/admin/notifications", cookie)
        later(8)
        const { status, data } = await staff.get("/admin/users/me", cookie)
        expect([status, data.code]).toEqual([401, "session_idle"])
      })

      it("ends a week after the sign-in, however busy", async () => {
        const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
        const signedIn = (daysAgo: number) => ({
          authorization: `Bearer ${generateJwtToken(
            {
              actor_id: clerkId,
              actor_type: "user",
              auth_identity_id: "any",
              iat: Math.floor(Date.now() / 1000) - daysAgo * 24 * 60 * 60,
            },
            { secret: http.jwtSecret, expiresIn: "30d" }
          )}`,
        })
        expect((await staff.get("/admin/users/me", signedIn(6.9))).status).toBe(200)
        const { status, data } = await staff.get("/admin/users/me", signedIn(7.1))
        expect([status, data.code]).toEqual([401, "session_ended"])
      })

      it("leaves a line in the audit trail when it is ended by hand", async () => {
        const cookie = await staff.cookie(clerk)
        await api.delete("/auth/session", { headers: cookie })
        expect((await staff.get("/admin/users/me", cookie)).status).toBe(401)
        expect((await lockedActions())[0]).toBe("sign_out")
      })
    })
  },
})
