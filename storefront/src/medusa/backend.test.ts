import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { given, startFake } from "../../test/route"
import { ask, query, read, readShared } from "./backend.server"
import { forgetAnswers, heldAnswer } from "./held-answers.server"
import { mediaUrl } from "./media.server"

let fake: Awaited<ReturnType<typeof startFake>>
beforeAll(async () => {
  fake = await startFake()
})
afterAll(() => fake.close())
beforeEach(() => {
  forgetAnswers()
  fake.asked.length = 0
  fake.mood.away = false
})

test("tells refused from unknown", async () => {
  expect(await ask("/store/nowhere")).toMatchObject({ at: "refused", status: 404 })
  fake.mood.away = true
  expect(await ask("/store/campaign")).toEqual({ at: "unknown" })
})

test("a page of something unknown is a 404, with the backend away a 503 that asks to come back", async () => {
  expect((await given(read("/store/catalog/nope"))).status).toBe(404)
  fake.mood.away = true
  expect((await given(read("/store/catalog/nope"))).status).toBe(503)
})

test("shoppers who ask the same at once share one question", async () => {
  await Promise.all([1, 2, 3].map(() => readShared("/store/campaign", 30)))
  expect(fake.asked).toHaveLength(1)
})

test("an absent backend is covered by the last good answer for ten minutes, no longer", async () => {
  const good = async () => "good"
  const away = async () => Promise.reject(new Error("away"))
  const minute = 60_000
  expect(await heldAnswer("k", 1000, good, () => true, 0)).toBe("good")
  expect(await heldAnswer("k", 1000, away, () => true, 5 * minute)).toBe("good")
  expect(await heldAnswer("k", 1000, away, () => true, 9 * minute)).toBe("good")
  await expect(heldAnswer("k", 1000, away, () => true, 11 * minute)).rejects.toThrow("away")
})

test("a refusal is nobody's last good answer", async () => {
  const refused = async () => Promise.reject(new Error("404"))
  expect(
    await heldAnswer(
      "k",
      1000,
      async () => "good",
      () => false,
      0
    )
  ).toBe("good")
  await expect(heldAnswer("k", 1000, refused, () => false, 2000)).rejects.toThrow("404")
})

test("leaves out what was not asked for", () => {
  expect(query({ q: "普洱", origin: "", limit: 24, offset: undefined })).toBe(
    "?q=%E6%99%AE%E6%B4%B1&limit=24"
  )
  expect(query({})).toBe("")
})

test.each([
  ["/static/illustrations/tea.webp", "/media/illustrations/tea.webp"],
  ["http://localhost:9000/static/a/b.webp", "/media/a/b.webp"],
  ["https://pictures.test/static/a.webp", "https://pictures.test/static/a.webp"],
  ["javascript:alert(1)", null],
  [null, null],
])("finds the picture %s at %s", (url, address) => {
  expect(mediaUrl(url)).toBe(address)
})
