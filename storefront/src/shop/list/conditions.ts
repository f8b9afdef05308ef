import type { CatalogQuery, CatalogSort, ProductLabel } from "@baixian/backend/contract"

export const PAGE_SIZE = 24
const MOST_PAGES = 1000

const labels: ProductLabel[] = [
  "geographical_indication",
  "green_food",
  "organic",
  "recognised",
  "hundred_products",
]
const sorts: CatalogSort[] = ["relevance", "sales", "newest", "price_asc", "price_desc"]

/** What the list was asked for, as its address says it. Empty strings are "any". */
export type Conditions = {
  q: string
  origin: string
  category: string
  label: ProductLabel | ""
  in_stock: "true" | ""
  district: string
  sales_point: string
  sort: CatalogSort | ""
  page: number
}

/** Reads the address; what does not parse counts as not asked for. */
export function parseConditions(params: URLSearchParams): Conditions {
  const text = (name: string, shape: RegExp) => {
    const value = (params.get(name) ?? "").trim()
    return shape.test(value) ? value : ""
  }
  const page = Number(text("page", /^\d{1,4}$/) || "1")

  return {
    q: (params.get("q") ?? "").trim().slice(0, 60),
    origin: text("origin", /^\d{6}$/),
    category: text("category", /^[a-z0-9-]{1,60}$/),
    label: labels.find((label) => label === params.get("label")) ?? "",
    in_stock: params.get("in_stock") === "true" ? "true" : "",
    district: text("district", /^\d{6}$/),
    // A point belongs to the chosen district; without one it is a link from elsewhere.
    sales_point: text("sales_point", /^[A-Za-z0-9-]{1,40}$/),
    sort: sorts.find((sort) => sort === params.get("sort")) ?? "",
    page: Math.min(Math.max(page, 1), MOST_PAGES),
  }
}

/** True when something beside the words searched for was asked. */
export function isNarrowed({
  origin,
  category,
  label,
  in_stock,
  district,
  sales_point,
}: Conditions): boolean {
  return [origin, category, label, in_stock, district, sales_point].some((value) => value !== "")
}

/** The question for the backend. A search is sorted by match, a plain list by sales, unless asked otherwise. */
export function catalogQuery({ page, district: _shopOnly, sort, ...asked }: Conditions): CatalogQuery {
  const given = Object.entries(asked).filter(([, value]) => value !== "")
  return {
    ...(Object.fromEntries(given) as CatalogQuery),
    sort: sort || (asked.q ? "relevance" : "sales"),
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  }
}

/** The pages to link: the first, the last and those around this one; null stands for a gap. */
export function pageLinks(page: number, last: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last)
  const pages = [...new Set(near)].sort((a, b) => a - b)
  return pages.flatMap((n, place) => {
    const before = pages[place - 1]
    return before !== undefined && n - before > 1 ? [null, n] : [n]
  })
}
