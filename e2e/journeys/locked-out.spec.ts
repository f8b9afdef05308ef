import { expect, test } from "../people"

const NEW_PASSWORD = "孟连的咖啡石屏的豆腐皮"

test("a clerk who guessed too often is locked out, gets a link of the platform admin's and signs in again", async ({
  newcomer: clerk,
  admin,
  demo,
}) => {
  const login = demo.logins.clerk
  const { page } = clerk

  try {
    await test.step("after five wrong passwords the right one is refused as well, with the minutes left", async () => {
      for (let time = 0; time < 5; time += 1) {
        await clerk.signsInThroughTheForm({ ...login, password: `not the password ${time}` })
        await expect(page.getByText("邮箱或密码不对")).toBeVisible()
      }
      await clerk.signsInThroughTheForm(login)
      await expect(page.getByText(/登录失败次数太多，请 \d+ 分钟后再试/)).toBeVisible()
    })

    await test.step("the page for forgotten passwords says whom to ask", async () => {
      await page.getByRole("link", { name: "看看怎么办" }).click()
      await expect(page.getByText("请联系平台管理员")).toBeVisible()
    })

    const link = await admin.makesPasswordLink(login.email)

    await test.step("a password that everybody guesses is refused, and the link still works", async () => {
      await clerk.setsPasswordBy(link, "1234567890")
      await expect(page.getByText("这个密码太常见")).toBeVisible()
      await clerk.setsPasswordBy(link, NEW_PASSWORD)
      await expect(page.getByText("新密码已保存")).toBeVisible()
    })

    await test.step("the new password lets in at once, and the link does not work again", async () => {
      await page.getByRole("link", { name: "去登录" }).click()
      await clerk.signsInThroughTheForm({ ...login, password: NEW_PASSWORD })
      await expect(page).not.toHaveURL(/login|staff-link/)
      await page.goto(link)
      await expect(page.getByText("这个链接已经用过")).toBeVisible()
    })

    await test.step("操作记录 tells the story", async () => {
      await admin.opens("/audit")
      const rows = admin.page.getByRole("row")
      for (const told of ["登录失败，已锁定", "生成重设密码链接", "使用一次性链接"]) {
        await expect(rows.filter({ hasText: told }).first()).toBeVisible()
      }
    })
  } finally {
    await clerk.setsPasswordBy(await admin.makesPasswordLink(login.email), login.password)
    await expect(page.getByText("新密码已保存")).toBeVisible()
  }
})
