import type { StockPoint } from "@baixian/backend/contract"
import { Button, Container } from "@medusajs/ui"
import type { ReactNode } from "react"
import { LoadFailed, LoadingRows, Nothing } from "../load-state"
import { useWords } from "../use-words"
import { usePoint } from "./use-point"

/** A page of one place: shown once it is known which, and only of one's own. Another's is named, never asked about. */
export function OwnPoint({ children }: { children: (point: StockPoint, points: StockPoint[]) => ReactNode }) {
  const { t } = useWords()
  const { points, chosen, choose, error, refetch } = usePoint()
  if (chosen?.is === "chosen") return children(chosen.point, points)

  return (
    <Container className="p-0">
      {chosen?.is === "foreign" ? (
        <Nothing title={t("my_place.foreign")} hint={t("my_place.foreign_hint", { code: chosen.asked })}>
          <Button onClick={() => choose(chosen.own.code)}>
            {t("my_place.to_own", { name: chosen.own.name })}
          </Button>
        </Nothing>
      ) : chosen?.is === "none" ? (
        <Nothing title={t("my_place.none")} hint={t("my_place.none_hint")} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={6} />
      )}
    </Container>
  )
}
