import { afterAll, beforeAll, expect, test } from "vitest"
import { asked, startFake } from "../../../test/route"
import { loader } from "./route"

let fake: Awaited<ReturnType<typeof startFake>>
beforeAll(async () => {
  fake = await startFake()
})
afterAll(() => fake.close())

type Args = Parameters<typeof loader>[0]
const fetchPicture = (path: string) => loader(asked<Args>(`/media/${path}`, { params: { "*": path } }))

test("passes a picture on, to be kept for a day and unable to run anything", async () => {
  const response = await fetchPicture("illustrations/tea.svg")
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toBe("image/svg+xml")
  expect(response.headers.get("cache-control")).toContain("max-age=86400")
  expect(response.headers.get("content-security-policy")).toContain("sandbox")
  expect(await response.text()).toContain("<svg")
})

test.each(["../store/campaign", "../health/ready", "..%2f..%2fadmin"])(
  "stays below the pictures: %s",
  async (path) => {
    fake.asked.length = 0
    expect((await fetchPicture(path)).status).toBe(path.includes("%2f") ? 200 : 404)
    expect(fake.asked.filter((question) => !question.path.startsWith("/static/"))).toEqual([])
  }
)
