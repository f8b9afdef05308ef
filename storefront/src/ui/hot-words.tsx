import { useWords } from "../words/words"
import { listHref } from "./links"

/** What many people look for, one press away. */
export function HotWords() {
  const { home } = useWords()
  return (
    <ul className="hot">
      {home.hot_words.map(({ q, text }) => (
        <li key={q}>
          <a href={listHref({ q })}>{text}</a>
        </li>
      ))}
    </ul>
  )
}
