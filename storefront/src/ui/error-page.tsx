import { href, useLocation } from "react-router"
import { useWords } from "../words/words"
import { HotWords } from "./hot-words"
import { Icon } from "./icon"

/** What went wrong in plain words, and ways on. */
export function ErrorPage({ status }: { status: number }) {
  const { errors, shop } = useWords()
  const { pathname, search } = useLocation()
  const kind = status === 404 || status === 400 ? "missing" : status === 503 ? "away" : "broken"
  const title = { missing: errors.not_found, away: errors.away, broken: errors.broken }[kind]
  const text = { missing: errors.not_found_text, away: errors.away_text, broken: errors.broken_text }[kind]

  return (
    <div className="blank">
      <Icon name={kind === "missing" ? "map" : "alert"} className="blank-icon" />
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="blank-ways">
        {kind !== "missing" && (
          <a className="button button-main" href={`${pathname}${search}`}>
            <Icon name="refresh" />
            {errors.retry}
          </a>
        )}
        <a className={kind === "missing" ? "button button-main" : "button"} href={href("/")}>
          {shop.back_home}
        </a>
        <a className="button" href={href("/origins")}>
          {shop.origins}
        </a>
        <a className="button" href={href("/help")}>
          {shop.help}
        </a>
      </p>
      {kind === "missing" && <HotWords />}
      <p className="muted">{errors.status(status)}</p>
    </div>
  )
}
