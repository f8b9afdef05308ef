import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  AuditAnswer,
  RoleAssignmentsAnswer,
  StaffAnswer,
  StaffLinkAnswer,
  StaffLinkLook,
  StaffMember,
} from "../../src/contract"
import { makeShop, makeStaff, type Shop } from "../factory"
import { type Answer, caller, makeClerk } from "../staff"

jest.setTimeout(120_000)

const clerk = { email: "clerk@baixian.test", password: "four unrelated words" }
const NEW_PASSWORD = "孟连的咖啡石屏的豆腐皮"

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

    const asAdmin = async <Data>(path: string, body: object = {}): Promise<Answer<Data>> =>
      await staff.post<Data>(`/admin/staff/${path}`, body, shop.admin)
    const tokenOf = ({ url }: StaffLinkAnswer): string => url.slice(url.indexOf("#") + 1)
    const resetToken = async (): Promise<string> =>
      tokenOf((await asAdmin<StaffLinkAnswer>(`${clerkId}/reset-link`)).data)
    const uses = async (token: string, password = NEW_PASSWORD) =>
      await staff.post<{ email: string }>("/staff-link/use", { token, password })
    const listed = async (query = ""): Promise<StaffMember[]> =>
      (await staff.get<StaffAnswer>(`/admin/staff?${query}`, shop.admin)).data.items

    describe("GET /admin/staff", () => {
      it("lists people by name, with what keeps them out, found by a piece of a name or an e-mail", async () => {
        await staff.bearer(clerk)
        await asAdmin("invites", { email: "new@baixian.test", name: "新店员" })
        const { data } = await staff.get<StaffAnswer>("/admin/staff", shop.admin)
        expect([data.total, data.limit, data.offset]).toEqual([3, 20, 0])
        const states = Object.fromEntries(data.items.map(({ email, state }) => [email, state]))
        expect(states).toEqual({
          "admin@baixian.test": "active",
          "clerk@baixian.test": "active",
          "new@baixian.test": "invited",
        })
        expect((await listed("q=店员")).map(({ email }) => email).sort()).toEqual([
          clerk.email,
          "new@baixian.test",
        ])
        const [found] = await listed("q=CLERK&state=active")
        expect(found).toMatchObject({ id: clerkId, name: "李店员", last_sign_in_at: expect.any(String) })
        expect(found!.roles).toEqual([
          { role: "counter_clerk", place_name: "人民广场专柜", place_name_en: "人民广场专柜" },
        ])
        expect(await listed("state=suspended")).toEqual([])
        expect(await listed("q=%25")).toEqual([])
      })

      it("refuses with the field at fault, and strangers altogether", async () => {
        const { status, data } = await staff.get("/admin/staff?state=gone", shop.admin)
        expect([status, Object.keys(data.fields ?? {})]).toEqual([400, ["state"]])
        expect((await staff.get("/admin/staff")).status).toBe(401)
      })
    })

    describe("POST /admin/staff/:id/suspend", () => {
      it("shuts a person out of every session and of a new one, until they are reinstated", async () => {
        const [cookie, bearer] = [await staff.cookie(clerk), await staff.bearer(clerk)]
        expect((await asAdmin(`${clerkId}/suspend`, { why: "已离职" })).status).toBe(200)

        for (const headers of [cookie, bearer]) {
          const { status } = await staff.get("/admin/users/me", headers)
          expect(status).toBe(401)
        }
        const told = await staff.get("/admin/users/me", bearer)
        expect([told.data.code, told.data.message]).toEqual(["suspended", expect.stringContaining("已离职")])
        const refused = await staff.signsIn(clerk)
        expect([refused.status, refused.data.code]).toEqual([403, "suspended"])
        // Who does not know the password learns nothing.
        expect((await staff.signsIn({ ...clerk, password: "not the password" })).data.code).toBe(
          "wrong_login"
        )
        expect((await listed("state=suspended"))[0]).toMatchObject({ id: clerkId, suspended_why: "已离职" })

        expect((await asAdmin(`${clerkId}/reinstate`)).status).toBe(200)
        expect((await staff.get("/admin/users/me", bearer)).status).toBe(401)
        expect((await staff.get("/admin/users/me", await staff.bearer(clerk))).status).toBe(200)
      })

      it("leaves one platform admin, whatever two do to each other at once", async () => {
        type Admin = Awaited<ReturnType<typeof makeStaff>>
        const admins = () => db().table("role_assignment").where({ role: "platform_admin", revoked_at: null })
        const roleOf = async ({ user_id }: Admin): Promise<string> =>
          (await admins().where({ user_id }).select<{ id: string }[]>("id"))[0]!.id
        const before = await admins().pluck<string[]>("id")
        const suspends = async (by: Admin, other: Admin) =>
          await staff.post(`/admin/staff/${other.user_id}/suspend`, { why: "x" }, by.headers)
        const revokes = async (by: Admin, other: Admin) =>
          await staff.post(`/admin/role-assignments/${await roleOf(other)}/revoke`, {}, by.headers)
        for (const [at, [first, second]] of (
          [
            [suspends, suspends],
            [revokes, revokes],
            [suspends, revokes],
            [suspends, suspends],
          ] as const
        ).entries()) {
          await admins().update({ revoked_at: new Date() })
          const grants = [{ role: "platform_admin", scope_kind: "city", scope_code: "city" }] as const
          const one = await makeStaff(container, `one-${at}@baixian.test`, grants)
          const two = await makeStaff(container, `two-${at}@baixian.test`, grants)
          const answers = await Promise.all([first(one, two), second(two, one)])
          expect(answers.map(({ status }) => status).sort()).toContain(200)
          const refused = answers.filter(({ status }) => status !== 200).map(({ data }) => data.code)
          // Who asked too late was out already.
          expect(refused).toEqual([expect.stringMatching(/^(last_platform_admin|suspended|no_role)$/)])
        }
        await admins().update({ revoked_at: new Date() })
        await db().table("role_assignment").whereIn("id", before).update({ revoked_at: null })
      })

      it("refuses oneself, twice the same, nobody, and no reason", async () => {
        const [admin] = await listed("q=admin@")
        expect((await asAdmin(`${admin!.id}/suspend`, { why: "x" })).data.code).toBe("own_account")
        await asAdmin(`${clerkId}/suspend`, { why: "x" })
        expect((await asAdmin(`${clerkId}/suspend`, { why: "y" })).data.code).toBe("suspended_already")
        expect((await asAdmin("user_none/suspend", { why: "x" })).status).toBe(404)
        expect((await asAdmin(`${clerkId}/suspend`, { why: " " })).data.fields).toHaveProperty("why")
        expect((await asAdmin(`${clerkId}/reset-link`)).data.code).toBe("staff_suspended")
        await asAdmin(`${clerkId}/reinstate`)
        expect((await asAdmin(`${clerkId}/reinstate`)).data.code).toBe("not_suspended")
      })
    })

    describe("POST /admin/staff/:id/end-sessions, unlock", () => {
      it("signs somebody out everywhere", async () => {
        const bearer = await staff.bearer(clerk)
        const cookie = await staff.cookie(clerk)
        await asAdmin(`${clerkId}/end-sessions`)
        const { status, headers } = await staff.get("/admin/users/me", cookie)
        // The dashboard shows no refusal of this: its sign-in page reads why from a cookie, once.
        expect([status, String(headers["set-cookie"])]).toEqual([
          401,
          expect.stringContaining("baixian_signed_out=session_ended"),
        ])
        expect((await staff.get("/admin/users/me", bearer)).data.code).toBe("session_ended")
      })

      it("lets in again who was locked out", async () => {
        for (let time = 0; time < 5; time += 1)
          await staff.signsIn({ ...clerk, password: "not the password" })
        expect((await listed("q=clerk"))[0]!.locked_until).not.toBeNull()
        expect((await staff.signsIn(clerk)).status).toBe(429)
        await asAdmin(`${clerkId}/unlock`)
        expect((await staff.signsIn(clerk)).status).toBe(200)
      })
    })

    describe("POST /admin/staff/:id/reset-link", () => {
      it("makes a link that sets a new password once, ends every session and lifts the lock", async () => {
        const bearer = await staff.bearer(clerk)
        for (let time = 0; time < 5; time += 1)
          await staff.signsIn({ ...clerk, password: "not the password" })
        const made = await asAdmin<StaffLinkAnswer>(`${clerkId}/reset-link`)
        expect(made.status).toBe(201)
        const minutes = (Date.parse(made.data.expires_at) - Date.now()) / 60_000
        expect(Math.round(minutes)).toBe(30)

        const token = tokenOf(made.data)
        const look = await staff.post<StaffLinkLook>("/staff-link/look", { token })
        expect(look.data).toMatchObject({ kind: "reset", name: "李店员", email: clerk.email })
        expect((await uses(token)).status).toBe(200)
        expect((await uses(token)).data.code).toBe("link_over")
        expect((await staff.get("/admin/users/me", bearer)).data.code).toBe("session_ended")
        expect((await staff.signsIn(clerk)).status).toBe(401)
        expect((await staff.signsIn({ ...clerk, password: NEW_PASSWORD })).status).toBe(200)
      })

      it("works for one of two who use it at once", async () => {
        const token = await resetToken()
        const answers = await Promise.all([uses(token, NEW_PASSWORD), uses(token, "four other words")])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
      })

      it("is over after half an hour, and when a newer one is made", async () => {
        const older = await resetToken()
        const newer = await resetToken()
        expect((await uses(older)).data.code).toBe("link_over")
        await db().raw("UPDATE staff_link SET expires_at = now() WHERE ended_at IS NULL")
        expect((await staff.post("/staff-link/look", { token: newer })).data.code).toBe("link_over")
        expect((await uses(newer)).data.code).toBe("link_over")
        expect((await staff.signsIn(clerk)).status).toBe(200)
      })

      it("is not used up by a password that is refused", async () => {
        const token = await resetToken()
        for (const [password, code] of [
          ["short", "password_too_short"],
          [clerk.email, "password_is_email"],
          ["password123", "password_too_common"],
        ] as const) {
          expect((await uses(token, password)).data.code).toBe(code)
        }
        expect((await uses(token)).status).toBe(200)
      })

      it("keeps no token, neither in its table nor in the audit trail", async () => {
        const token = await resetToken()
        await uses(token)
        const kept = await db().raw<{ rows: unknown[] }>("SELECT l.*, e.* FROM staff_link l, audit_entry e")
        expect(kept.rows.length).toBeGreaterThan(1)
        for (const secret of [token, NEW_PASSWORD]) expect(JSON.stringify(kept.rows)).not.toContain(secret)
        const { data } = await staff.get<AuditAnswer>(`/admin/audit?record=${clerkId}`, shop.admin)
        expect(data.items.map(({ action }) => action)).toEqual([
          "link_used",
          "POST /admin/staff/:id/reset-link",
        ])
      })
    })

    describe("POST /admin/staff/invites", () => {
      const invited = { email: "New.Clerk@baixian.test", name: "新店员" }

      it("makes a link by which an account comes to be, once", async () => {
        const made = await asAdmin<StaffLinkAnswer>("invites", invited)
        expect([made.status, made.data.email]).toEqual([201, "new.clerk@baixian.test"])
        const token = tokenOf(made.data)
        expect((await uses(token)).status).toBe(200)
        expect((await uses(token)).data.code).toBe("link_over")
        expect(await listed("q=new.clerk")).toMatchObject([{ name: "新店员", state: "active" }])
        expect((await listed("state=invited")).length).toBe(0)
      })

      it("lets nobody in before they have a role, and says so to who knows the password", async () => {
        const made = await asAdmin<StaffLinkAnswer>("invites", invited)
        await uses(tokenOf(made.data))
        const login = { email: made.data.email, password: NEW_PASSWORD }
        const { status, data } = await staff.signsIn(login)
        expect([status, data.code]).toEqual([403, "no_role"])
        expect(data.message).toContain("您还没有角色，请联系平台管理员。")
        expect((await staff.signsIn({ ...login, password: "not the password" })).data.code).toBe(
          "wrong_login"
        )

        const [member] = await listed("q=new.clerk")
        const { data: noted } = await staff.get<AuditAnswer>("/admin/audit?kind=sign_in", shop.admin)
        expect(noted.items.map(({ action }) => action).slice(0, 2)).toEqual([
          "sign_in_failed",
          "sign_in_no_role",
        ])
        const role = { user_id: member!.id, role: "city_officer", scope_kind: "city", scope_code: "city" }
        expect((await staff.post("/admin/role-assignments", role, shop.admin)).status).toBe(201)
        expect((await staff.signsIn(login)).status).toBe(200)
      })

      describe("with a role", () => {
        const role = { role: "counter_clerk", scope_code: "C-001" } as const
        const login = { email: "new.clerk@baixian.test", password: NEW_PASSWORD }
        const invites = async (body: object = role): Promise<string> =>
          tokenOf((await asAdmin<StaffLinkAnswer>("invites", { ...invited, ...body })).data)
        const inviteId = async (): Promise<string> => (await listed("state=invited"))[0]!.id
        const looks = async (token: string) => await staff.post<StaffLinkLook>("/staff-link/look", { token })

        it("lets the new clerk in at once, says so before, and writes down who gave the role", async () => {
          const token = await invites({ ...role, valid_until: "2199-01-01" })
          const place = { place_name: "人民广场专柜", place_name_en: "人民广场专柜" }
          expect((await listed("state=invited"))[0]!.roles).toEqual([{ role: "counter_clerk", ...place }])
          expect((await looks(token)).data.role).toEqual({
            name: "专柜店员",
            name_en: "Counter clerk",
            ...place,
          })
          expect((await uses(token)).status).toBe(200)
          expect((await staff.signsIn(login)).status).toBe(200)

          const [member] = await listed("q=new.clerk")
          const [admin] = await listed("q=admin@")
          expect(member!.roles).toEqual([{ role: "counter_clerk", ...place }])
          const held = await staff.get<RoleAssignmentsAnswer>(
            `/admin/role-assignments?user_id=${member!.id}`,
            shop.admin
          )
          expect(held.data.items).toMatchObject([{ granted_by: admin!.id, valid_until: "2199-01-01" }])
          const { data } = await staff.get<AuditAnswer>(`/admin/audit?record=${member!.id}`, shop.admin)
          expect(data.items[0]).toMatchObject({
            action: "link_used",
            sent: { role: "counter_clerk", scope_code: "C-001", granted_by: admin!.id },
          })
        })

        it("refuses the role like one that is given at once, and one that is over already", async () => {
          for (const [body, told] of [
            [{ role: "counter_clerk" }, "invalid_fields"],
            [{ role: "counter_clerk", scope_kind: "hub", scope_code: "C-001" }, "wrong_scope_kind"],
            [{ role: "counter_clerk", scope_code: "C-NONE" }, "unknown_scope"],
            [{ ...role, valid_until: "2020-01-01" }, "role_over"],
          ] as const) {
            expect((await asAdmin("invites", { ...invited, ...body })).data.code).toBe(told)
          }
          expect(await listed("state=invited")).toEqual([])
        })

        it("gives a new link with the same role, and the older one dies", async () => {
          const older = await invites()
          const made = await asAdmin<StaffLinkAnswer>(`invites/${await inviteId()}/link`)
          expect([made.status, made.data.email]).toEqual([201, "new.clerk@baixian.test"])
          expect((await looks(older)).data.code).toBe("link_over")
          expect((await looks(tokenOf(made.data))).data.role?.name).toBe("专柜店员")
          expect((await asAdmin("invites/999999/link")).data.code).toBe("invite_over")
        })

        it("changes the role or takes it away before the link is used, and the link stays", async () => {
          const token = await invites()
          const change = async (body: object) => await asAdmin(`invites/${await inviteId()}/role`, body)
          expect((await change({ role: "auditor" })).status).toBe(200)
          expect((await looks(token)).data.role).toMatchObject({ name: "审计人员", place_name: "全市" })
          expect((await change({ role: "hub_manager" })).data.fields).toHaveProperty("scope_code")
          expect((await change({})).status).toBe(200)
          expect((await looks(token)).data.role).toBeNull()
          expect((await asAdmin("invites/999999/role", {})).data.code).toBe("invite_over")
        })

        it("is looked at again when it is used: the place open, who invited still an admin", async () => {
          const token = await invites()
          const point = db().table("sales_point").where({ code: "C-001" })
          const refused = async () => {
            expect((await looks(token)).data.code).toBe("invited_role_over")
            expect((await uses(token)).data.code).toBe("invited_role_over")
            expect(await listed("q=new.clerk&state=active")).toEqual([])
          }
          await point.clone().update({ closed_on: "2020-01-01" })
          await refused()
          expect((await asAdmin(`invites/${await inviteId()}/link`)).data.code).toBe("place_closed")
          await point.clone().update({ closed_on: null })

          const grants = [{ role: "platform_admin", scope_kind: "city", scope_code: "city" }] as const
          const gone = await makeStaff(container, "gone@baixian.test", grants)
          const rogue = await staff.post<StaffLinkAnswer>(
            "/admin/staff/invites",
            { ...invited, email: "rogue@baixian.test", role: "platform_admin" },
            gone.headers
          )
          await asAdmin(`${gone.user_id}/suspend`, { why: "x" })
          const rogueToken = tokenOf(rogue.data)
          expect((await uses(rogueToken)).data.code).toBe("invited_role_over")
          // A present admin answers for the role now.
          const [invite] = await listed("q=rogue")
          const again = await asAdmin<StaffLinkAnswer>(`invites/${invite!.id}/link`)
          expect((await uses(tokenOf(again.data))).status).toBe(200)
          expect((await uses(token)).status).toBe(200)
        })
      })

      it("refuses who has an account, and what is no e-mail", async () => {
        const { data } = await asAdmin("invites", { email: clerk.email, name: "x" })
        expect([data.code, data.message]).toEqual(["already_staff", expect.stringContaining("已经有账号")])
        expect((await asAdmin("invites", { email: "nobody", name: "" })).data.fields).toMatchObject({
          email: expect.any(String),
          name: expect.any(String),
        })
      })

      it("can be withdrawn, once", async () => {
        const { data } = await asAdmin<StaffLinkAnswer>("invites", invited)
        const [invite] = await listed("state=invited")
        expect((await asAdmin(`invites/${invite!.id}/withdraw`)).status).toBe(200)
        expect((await asAdmin(`invites/${invite!.id}/withdraw`)).data.code).toBe("invite_over")
        expect((await uses(tokenOf(data))).data.code).toBe("link_over")
        expect((await asAdmin("invites/none/withdraw")).status).toBe(404)
      })
    })

    describe("POST /admin/users/:id", () => {
      type Named = { user: { first_name: string | null } }
      const renames = async (names: object, by: object, language = "zh-CN") =>
        await staff.post<Named>(`/admin/users/${clerkId}`, names, { ...by, "accept-language": language })

      it("keeps a name the platform admin's to give, and lets the profile form save the same one", async () => {
        const own = await staff.bearer(clerk)
        for (const names of [{ first_name: "闵行枢纽主管" }, { last_name: "王" }, { first_name: null }]) {
          const refused = await renames(names, own)
          expect([refused.status, refused.data.code]).toEqual([403, "own_name"])
          expect(refused.data.message).toContain("平台管理员")
          expect((await renames(names, own, "en")).data.message).toContain("platform admin")
        }
        const same = await renames({ first_name: "李店员", last_name: "" }, own)
        expect([same.status, same.data.user.first_name]).toEqual([200, "李店员"])
        expect((await listed("q=clerk@"))[0]!.name).toBe("李店员")

        const given = await renames({ first_name: "李小店" }, shop.admin)
        expect([given.status, given.data.user.first_name]).toEqual([200, "李小店"])
        expect((await renames({ first_name: "李店员" }, shop.admin)).status).toBe(200)
      })

      it("takes eighty letters, and no more from anybody", async () => {
        const { status, data } = await renames({ first_name: "百".repeat(81) }, shop.admin)
        expect([status, data.code]).toEqual([400, "name_too_long"])
        expect((await renames({ first_name: "百".repeat(80) }, shop.admin)).status).toBe(200)
        expect((await renames({ first_name: "李店员" }, shop.admin)).status).toBe(200)
      })
    })

    describe("GET /staff-link", () => {
      it("is a page of its own in the reader's language that nothing foreign may be loaded into", async () => {
        const page = await staff.get<string>("/staff-link")
        expect(page.data).toContain("设置登录密码")
        expect(page.headers["content-security-policy"]).toContain("default-src 'none'")
        expect(page.headers["referrer-policy"]).toBe("no-referrer")
        const english = await staff.get<string>("/staff-link", { "accept-language": "en" })
        expect(english.data).toContain("Set your password")
      })
    })
  },
})
