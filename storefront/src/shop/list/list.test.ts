import { afterAll, beforeAll, expect, test } from "vitest"
import { asked, given, startFake } from "../../../test/route"
import { catalogQuery, pageLinks, parseConditions } from "./conditions"
import { loader } from "./page"

let fake: Awaited<ReturnType<typeof startFake>>
beforeAll(async () => {
  fake = await startFake()
})
afterAll(() => fake.close())

type Args = Parameters<typeof loader>[0]
const parse = (search: string) => parseConditions(new URLSearchParams(search))

test("takes from the address what makes sense, and ignores the rest", () => {
  expect(parse("q= 普洱 &origin=53&label=cheap&sort=up&page=-1&in_stock=yes")).toEqual({
    q: "普洱",
    origin: "",
    category: "",
    label: "",
    in_stock: "",
    district: "",
    sales_point: "",
    sort: "",
    page: 1,
  })
})

test("asks the backend only for what was chosen; a search comes by match, a list by sales", () => {
  expect(catalogQuery(parse("origin=530827&in_stock=true&district=310101&page=3"))).toEqual({
    origin: "530827",
    in_stock: "true",
    sort: "sales",
    limit: 24,
    offset: 48,
  })
  expect(catalogQuery(parse("q=hetao")).sort).toBe("relevance")
  expect(catalogQuery(parse("q=hetao&sort=price_asc")).sort).toBe("price_asc")
})

test("links the pages around this one, the first and the last", () => {
  expect(pageLinks(1, 1)).toEqual([1])
  expect(pageLinks(1, 3)).toEqual([1, 2, 3])
  expect(pageLinks(5, 9)).toEqual([1, null, 4, 5, 6, null, 9])
  expect(pageLinks(9, 9)).toEqual([1, null, 8, 9])
})

test("a page beyond the last leads to the last", async () => {
  const answer = await given(loader(asked<Args>("/products?sort=price_asc&page=99")))
  expect(answer.location).toBe("/products?sort=price_asc&page=2")
})

test("pictures come from this shop, never from the backend's address", async () => {
  const { data } = await given(loader(asked<Args>("/products")))
  const { items } = data as { items: { thumbnail: string | null }[] }
  expect(items.some(({ thumbnail }) => thumbnail?.startsWith("/media/illustrations/"))).toBe(true)
  expect(items.filter(({ thumbnail }) => thumbnail && !thumbnail.startsWith("/media/"))).toEqual([])
})
