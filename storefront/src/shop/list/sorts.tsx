import type { CatalogSort } from "@baixian/backend/contract"
import { listHref } from "../../ui/links"
import { useWords } from "../../words/words"
import type { Conditions } from "./conditions"

/** Ways to order the list, as links. "Best match" makes sense for a search only. */
export function Sorts({ conditions }: { conditions: Conditions }) {
  const { list } = useWords()
  const usual: CatalogSort = conditions.q ? "relevance" : "sales"
  const chosen = conditions.sort || usual
  const sorts = (Object.keys(list.sorts) as CatalogSort[]).filter(
    (sort) => sort !== "relevance" || conditions.q
  )

  return (
    <nav className="sorts" aria-label={list.sort}>
      {sorts.map((sort) => (
        <a
          key={sort}
          href={listHref({ ...conditions, page: 1, sort: sort === usual ? "" : sort })}
          aria-current={sort === chosen ? "true" : undefined}
        >
          {list.sorts[sort]}
        </a>
      ))}
    </nav>
  )
}
