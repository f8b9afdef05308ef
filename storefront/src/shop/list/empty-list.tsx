import { href } from "react-router"
import { HotWords } from "../../ui/hot-words"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { useWords } from "../../words/words"
import { type Conditions, isNarrowed } from "./conditions"

/** Nothing matches: say so, say what to try, and show ways out. */
export function EmptyList({ conditions }: { conditions: Conditions }) {
  const { list } = useWords()
  const narrowed = isNarrowed(conditions)
  return (
    <div className="blank">
      <Icon name="search" className="blank-icon" />
      <h2>{list.empty}</h2>
      <p>{narrowed ? list.empty_conditions : list.empty_words}</p>
      <p className="blank-ways">
        {narrowed && (
          <a className="button button-main" href={listHref({ q: conditions.q })}>
            {list.empty_less}
          </a>
        )}
        <a className={narrowed ? "button" : "button button-main"} href={listHref({})}>
          {list.empty_all}
        </a>
        <a className="button" href={href("/origins")}>
          {list.empty_origins}
        </a>
      </p>
      <HotWords />
    </div>
  )
}
