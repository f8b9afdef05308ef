import { redirect } from "react-router"
import { listCatalog, listCategories } from "../../medusa/catalog.server"
import { listOrigins } from "../../medusa/origins.server"
import { listDistricts, listSalesPoints } from "../../medusa/sales-points.server"
import { head } from "../../ui/head"
import { listHref } from "../../ui/links"
import { ProductGrid } from "../../ui/product-card"
import { inLang, useLang, useWords } from "../../words/words"
import type { Route } from "./+types/page"
import { ActiveConditions, findPlace } from "./active-conditions"
import { catalogQuery, PAGE_SIZE, parseConditions } from "./conditions"
import { Filters } from "./filters"
import { Pages } from "./pages"
import { EmptyList } from "./empty-list"
import { Sorts } from "./sorts"

export async function loader({ request }: Route.LoaderArgs) {
  const conditions = parseConditions(new URL(request.url).searchParams)
  const { district } = conditions
  const [answer, origins, categories, districts, points] = await Promise.all([
    listCatalog(catalogQuery(conditions)),
    listOrigins(),
    listCategories(),
    listDistricts(),
    district ? listSalesPoints({ district, pickup: "true", limit: 100 }) : null,
  ])

  const last = Math.max(1, Math.ceil(answer.total / PAGE_SIZE))
  if (conditions.page > last) throw redirect(listHref({ ...conditions, page: last }))

  return {
    conditions,
    items: answer.items,
    total: answer.total,
    suggestion: answer.suggestion ?? null,
    last,
    choices: { origins, categories, districts, points: points?.items ?? [] },
  }
}

export type ListData = Route.ComponentProps["loaderData"]

export const meta: Route.MetaFunction = ({ matches, loaderData }) =>
  head(matches, ({ list }, lang) =>
    loaderData ? { title: titleOf(loaderData, lang, list), description: list.description } : {}
  )

/** The list is named after the one thing that was asked for first. */
function titleOf(
  { conditions, choices }: ListData,
  lang: ReturnType<typeof useLang>,
  list: ReturnType<typeof useWords>["list"]
): string {
  if (conditions.q) return list.title_search(conditions.q)

  const category = choices.categories.find(({ handle }) => handle === conditions.category)
  if (category) return inLang(lang, category.name, category.name_en)

  const place = findPlace(choices.origins, conditions.origin)
  return place ? inLang(lang, place.name, place.name_en) : list.title
}

export default function List({ loaderData }: Route.ComponentProps) {
  const { conditions, items, total, suggestion, last, choices } = loaderData
  const lang = useLang()
  const { list } = useWords()

  return (
    <>
      <div className="list-head">
        <h1 className="page-title">{titleOf(loaderData, lang, list)}</h1>
        <p className="muted" role="status">
          {list.found(total)}
        </p>
      </div>
      <Filters conditions={conditions} choices={choices} />
      <ActiveConditions conditions={conditions} choices={choices} />
      {items.length > 0 ? (
        <>
          <Sorts conditions={conditions} />
          <h2 className="sr">{list.results}</h2>
          <ProductGrid items={items} return_to={listHref(conditions)} eager={4} />
        </>
      ) : (
        <EmptyList conditions={conditions} suggestion={suggestion} />
      )}
      {last > 1 && <Pages conditions={conditions} last={last} />}
    </>
  )
}
