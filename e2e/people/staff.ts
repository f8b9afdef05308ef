import type { APIRequestContext, Locator, Page } from "@playwright/test"
import type { Demo, Login } from "../stack/demo"

/** Somebody who works in the dashboard. The session is the browser's, so pages and questions to the API share it. */
export class Staff {
  constructor(
    readonly page: Page,
    protected readonly demo: Demo
  ) {}

  /** The dashboard's own way in, without its form: a token, then a session cookie for this browser. */
  async signsIn(login: Login): Promise<void> {
    const { request } = this.page.context()
    const { token } = (await answerOf(
      request.post(`${this.demo.backend}/auth/user/emailpass`, { data: login })
    )) as { token: string }
    await answerOf(
      request.post(`${this.demo.backend}/auth/session`, { headers: { authorization: `Bearer ${token}` } })
    )
  }

  async signsInThroughTheForm({ email, password }: Login): Promise<void> {
    await this.page.goto(`${this.demo.backend}/app/login`)
    await this.page.getByPlaceholder("电子邮件").fill(email)
    await this.page.getByPlaceholder("密码").fill(password)
    await this.page.getByRole("button", { name: "登录", exact: true }).click()
  }

  /** Opens a one-time link and sets a password there. */
  async setsPasswordBy(link: string, password: string): Promise<void> {
    await this.page.goto(link)
    await this.page.getByLabel("新密码").fill(password)
    await this.page.getByLabel("再输入一遍").fill(password)
    await this.page.getByRole("button", { name: "保存密码" }).click()
  }

  /** A page of the dashboard by its path, `/orders`. */
  async opens(path: string): Promise<void> {
    await this.page.goto(`${this.demo.backend}/app${path}`)
  }

  /** On a phone, by the menu of one's own name at the foot of the sidebar. */
  async signsOut(): Promise<void> {
    await this.page.locator("div:has(+ main)").getByRole("button").filter({ visible: true }).first().click()
    await this.page.getByRole("dialog").locator("[aria-haspopup=menu]").last().click()
    await this.page.getByRole("menuitem", { name: "退出登录" }).click()
  }

  /** In the profile's form, as the dashboard has it. */
  async choosesLanguage(name: "English" | "简体中文"): Promise<void> {
    await this.opens("/settings/profile/edit")
    const form = this.page.getByRole("dialog")
    await form.getByRole("combobox").click()
    await this.page.getByRole("option", { name, exact: true }).click()
    await form.getByRole("button", { name: "保存" }).click()
    await form.waitFor({ state: "detached" })
  }

  /** `GET` with this person's session. */
  async asks<Answer>(path: string): Promise<Answer> {
    return (await answerOf(this.page.context().request.get(`${this.demo.backend}${path}`))) as Answer
  }

  /** `POST` with this person's session. */
  async sends<Answer>(path: string, data: object): Promise<Answer> {
    return (await answerOf(
      this.page.context().request.post(`${this.demo.backend}${path}`, { data })
    )) as Answer
  }

  /** The short messages in the dashboard's corner. */
  get messages(): Locator {
    return this.page.getByRole("region", { name: /Notifications/ }).getByRole("listitem")
  }

  /** Answers the dashboard's "are you sure?". */
  async confirms(answer: "确认" | "继续" | "生成重设密码链接"): Promise<void> {
    await this.page.getByRole("alertdialog").getByRole("button", { name: answer }).click()
  }
}

/** The JSON of an answer; a refusal is thrown with what the server said. */
async function answerOf(request: ReturnType<APIRequestContext["get"]>): Promise<unknown> {
  const answer = await request
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`)
  return await answer.json()
}
