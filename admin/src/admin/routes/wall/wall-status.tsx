import { Link } from "react-router-dom"
import { useWords } from "../../ui/use-words"
import { useNow } from "./screen-hooks"
import type { Wall } from "./use-wall"
import { OLD_MS } from "./wall-wait"

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
})

/** "14:05:09" in Shanghai. */
export const timeOf = (instant: Date): string => clock.format(instant).slice(-8)

export function WallClock() {
  const { t } = useWords()
  const [day, time] = clock.format(new Date(useNow())).split(" ")

  return (
    <time className="bx-wall-clock">
      <small>
        {t("wall.clock")} {day}
      </small>
      {time}
    </time>
  )
}

/** Of when the figures are; when they stand still, why, since when, and what happens next. */
export function WallStatus({ answer, trouble, nextAt }: Wall) {
  const { t } = useWords()
  const now = useNow()
  const at = answer && timeOf(new Date(answer.cut_off))
  const seconds = Math.max(0, Math.ceil((nextAt - now) / 1_000))
  const isOld = answer !== undefined && now - Date.parse(answer.cut_off) > OLD_MS
  if (!trouble && !isOld) {
    return (
      <p className="bx-wall-status" role="status">
        {at === undefined ? t("wall.loading") : t("wall.fresh", { at })}
      </p>
    )
  }

  return (
    <p className="bx-wall-status" role="status" data-trouble={trouble ?? "unreachable"}>
      <span aria-hidden>⚠ </span>
      {trouble === "signed_out" ? (
        <>
          {at === undefined ? t("wall.signed_out_never") : t("wall.signed_out", { at })}{" "}
          <Link className="bx-wall-button" to="/login" state={{ from: { pathname: "/wall" } }}>
            {t("wall.sign_in")}
          </Link>
        </>
      ) : trouble === "forbidden" ? (
        t("wall.forbidden", { at: at ?? "—" })
      ) : at === undefined ? (
        t("wall.never", { seconds })
      ) : (
        t(trouble === "server" ? "wall.stale_refused" : "wall.stale", { at, seconds })
      )}
    </p>
  )
}
