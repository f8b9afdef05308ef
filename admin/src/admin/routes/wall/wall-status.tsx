import { Link } from "react-router-dom"
import { useWords } from "../../ui/use-words"
import { useNow } from "./screen-hooks"
import type { Wall } from "./use-wall"
import { clockOffsetMs, isOld } from "./wall-wait"

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
})

/** "14:05:09" in Shanghai. */
export const timeOf = (instant: Date): string => clock.format(instant).slice(-8)

/** The time in Shanghai, by the server where this machine is wrong. */
export function WallClock({ answer, answeredAt }: Pick<Wall, "answer" | "answeredAt">) {
  const { t } = useWords()
  const offset = answer ? clockOffsetMs(answer.cut_off, answeredAt) : 0
  const [day, time] = clock.format(new Date(useNow() + offset)).split(" ")

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
export function WallStatus({ answer, answeredAt, trouble, nextAt }: Wall) {
  const { t } = useWords()
  const now = useNow()
  const at = answer && timeOf(new Date(answer.cut_off))
  const seconds = Math.max(0, Math.ceil((nextAt - now) / 1_000))
  const isLate = answer !== undefined && isOld(answeredAt, now)
  if (!trouble && !isLate) {
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
