import { useCallback, useEffect, useState } from "react"
import { createPortal } from "react-dom"
import { useNavigate } from "react-router-dom"
import { useWords } from "../../ui/use-words"
import { fromWall } from "./way-back"
import { useCovers, useFullscreen, useScreenOn } from "./screen-hooks"
import { useWall } from "./use-wall"
import { WallMap, WallTrend } from "./wall-charts"
import { wallCss } from "./wall-css"
import { WallFigures } from "./wall-figures"
import { WallGuard } from "./wall-guard"
import { WallLatest, WallRanking } from "./wall-lists"
import { WallClock, WallStatus } from "./wall-status"

/** 大屏: the city's sales on the office's wall, by itself and up to the minute. It covers the dashboard and asks nothing. */
const WallPage = () => {
  const { t } = useWords()
  const [cover] = useState(() => document.createElement("div"))
  useCovers(cover)
  // What had the keyboard is out of reach now.
  useEffect(() => cover.querySelector<HTMLElement>("main")?.focus(), [cover])

  return createPortal(
    <main className="bx-wall" tabIndex={-1} aria-label={t("wall.title")}>
      <style>{wallCss}</style>
      <WallGuard>
        <WallScreen />
      </WallGuard>
    </main>,
    cover
  )
}
export default WallPage

function WallScreen() {
  const { t } = useWords()
  const navigate = useNavigate()
  const wall = useWall()
  const { isFull, toggle } = useFullscreen()
  const isKeptOn = useScreenOn()
  const { answer } = wall

  const leave = useCallback(() => void navigate("/overview", { state: fromWall }), [navigate])

  // First out of full screen, which most browsers do by themselves, then off the wall.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return
      if (document.fullscreenElement) void document.exitFullscreen()
      else leave()
    }
    document.addEventListener("keydown", onKey)

    return () => document.removeEventListener("keydown", onKey)
  }, [leave])
  // Leaving by the browser's "back" must not leave the dashboard in full screen.
  useEffect(
    () => () => {
      if (document.fullscreenElement) void document.exitFullscreen()
    },
    []
  )

  return (
    <>
      <div className="bx-wall-page">
        <header className="bx-wall-head">
          <h1>{t("wall.title")}</h1>
          <WallStatus {...wall} />
          {!isKeptOn && <span className="bx-wall-muted">{t("wall.may_sleep")}</span>}
          <WallClock {...wall} />
          {toggle && (
            <button type="button" onClick={toggle}>
              {t(isFull ? "wall.leave_full" : "wall.enter")}
            </button>
          )}
          <button type="button" onClick={leave} title={t("wall.keys")}>
            {t("wall.leave")}
          </button>
        </header>
        {answer ? (
          <>
            <WallFigures answer={answer} />
            <div className="bx-wall-body">
              <WallRanking answer={answer} />
              <div className="bx-wall-middle">
                <WallMap answer={answer} />
                <WallTrend answer={answer} />
              </div>
              <WallLatest answer={answer} />
            </div>
          </>
        ) : (
          <p className="bx-wall-message">{t(wall.trouble ? "wall.none_yet" : "wall.loading")}</p>
        )}
      </div>
      {answer?.contains_sample && (
        <div aria-hidden className="bx-wall-sample">
          {t("sample.mark")}
        </div>
      )}
    </>
  )
}
