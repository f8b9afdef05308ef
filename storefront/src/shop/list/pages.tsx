import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { useWords } from "../../words/words"
import { type Conditions, pageLinks } from "./conditions"

/** Real links to the other pages. */
export function Pages({ conditions, last }: { conditions: Conditions; last: number }) {
  const { list } = useWords()
  const { page } = conditions
  const to = (n: number) => listHref({ ...conditions, page: n })

  return (
    <nav className="pages" aria-label={list.pages}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev" className="pages-step">
          <Icon name="left" />
          {list.previous}
        </a>
      )}
      <ol>
        {pageLinks(page, last).map((n, place) => (
          <li key={n ?? `gap-${place}`}>
            {n === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a href={to(n)} aria-label={list.page(n)} aria-current={n === page ? "page" : undefined}>
                {n}
              </a>
            )}
          </li>
        ))}
      </ol>
      {page < last && (
        <a href={to(page + 1)} rel="next" className="pages-step">
          {list.next}
          <Icon name="right" />
        </a>
      )}
    </nav>
  )
}
