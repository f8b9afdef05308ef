import type { SearchSuggestion } from "@baixian/backend/contract"
import { href } from "react-router"
import { HotWords } from "../../ui/hot-words"
import { Icon } from "../../ui/icon"
import { listHref } from "../../ui/links"
import { useLang, useWords } from "../../words/words"
import { type Conditions, isNarrowed } from "./conditions"

type EmptyProps = { conditions: Conditions; suggestion: SearchSuggestion | null }

/** Nothing matches: say so, say what to try, and show ways out. */
export function EmptyList({ conditions, suggestion }: EmptyProps) {
  const { list } = useWords()
  const narrowed = isNarrowed(conditions)
  return (
    <div className="blank">
      <Icon name="search" className="blank-icon" />
      <h2>{list.empty}</h2>
      {suggestion && <MeantPerhaps suggestion={suggestion} />}
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

/** One press leads to what was probably meant; it finds something. */
function MeantPerhaps({ suggestion }: { suggestion: SearchSuggestion }) {
  const { list } = useWords()
  const q = useLang() === "en" ? suggestion.q_en : suggestion.q
  return (
    <p className="meant">
      {list.meant} <a href={listHref({ q })}>{q}</a>
    </p>
  )
}
