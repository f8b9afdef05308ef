import { useQuery } from "@tanstack/react-query"
import { Component, useEffect, type ReactNode } from "react"
import { RequestRefused } from "../../api/request"
import { askWall } from "../../api/wall"
import { useWords } from "../../ui/use-words"

const AGAIN_SECONDS = 30

/** What breaks while drawing does not leave a white wall: it says so, and opens anew once the server answers. */
export class WallGuard extends Component<{ children: ReactNode }, { hasBroken: boolean }> {
  override state = { hasBroken: false }

  static getDerivedStateFromError() {
    return { hasBroken: true }
  }

  override render() {
    return this.state.hasBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useWords()
  // A page that is opened anew while nobody answers would be the browser's own error page.
  const { data: isUp } = useQuery({
    queryKey: ["reports", "wall", "up"],
    queryFn: async ({ signal }) => {
      try {
        await askWall(signal)

        return true
      } catch (error) {
        return error instanceof RequestRefused && error.status < 500
      }
    },
    networkMode: "always",
    enabled: ({ state }) => state.data !== true,
    initialData: false,
    initialDataUpdatedAt: () => Date.now(),
    staleTime: AGAIN_SECONDS * 1_000,
    refetchInterval: AGAIN_SECONDS * 1_000,
  })
  useEffect(() => {
    if (isUp) location.reload()
  }, [isUp])

  return (
    <div role="alert" className="bx-wall-message">
      {t("wall.broken", { seconds: AGAIN_SECONDS })}
      <button type="button" onClick={() => location.reload()}>
        {t("wall.reload")}
      </button>
    </div>
  )
}
