import { href } from "react-router"
import { HotWords } from "../../ui/hot-words"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { useWords } from "../../words/words"

/** Nothing matches: say so, and show ways out. */
export function EmptyList() {
  const { list } = useWords()
  return (
    <div className="blank">
      <Icon name="search" className="blank-icon" />
      <h2>{list.empty}</h2>
      <p>{list.empty_ways}</p>
      <ul className="blank-list">
        <li>
          <a href={listHref({})}>{list.empty_less}</a>
        </li>
        <li>
          <a href={href("/origins")}>{list.empty_origins}</a>
        </li>
        <li>{list.empty_words}</li>
      </ul>
      <HotWords />
    </div>
  )
}
