import type { Stocktake } from "@baixian/backend/contract"
import { Alert, Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { useParams } from "react-router-dom"
import { documentQuery } from "../api/stock-documents"
import { CountScreen } from "../routes/stock/stocktakes/count-screen"
import type { KeptCount } from "../ui/count/kept-counts"
import { isGoingOn, useKeptCount, useRefusedCount } from "../ui/count/use-kept-count"
import { DocumentPage } from "../ui/stock/document-page"
import type { Desk } from "../ui/stock/use-desk"
import { useWords } from "../ui/use-words"
import { NoNetwork } from "./no-network"

/** How often it is looked whether the network is back, and whether the count may still be seen. */
const LOOK_EVERY_MS = 10_000

/** The count of the address as it was kept, or that it is not kept here. */
export function KeptCountPage({ counts }: { counts: readonly KeptCount[] }) {
  const { id } = useParams()
  const kept = counts.find((count) => count.id === id)

  return kept ? <OpenCount kept={kept} /> : <NoNetwork counts={counts} />
}

function OpenCount({ kept }: { kept: KeptCount }) {
  const isRefused = useRefusedCount(kept.id)
  if (isRefused) return <ToDashboard />

  return (
    <>
      <HowOld kept={kept} />
      <DocumentPage
        kind="stocktake"
        fresh={() => <ToDashboard />}
        shown={(desk, stocktake) => <Shown desk={desk} stocktake={stocktake} />}
      />
    </>
  )
}

function Shown({ desk, stocktake }: { desk: Desk; stocktake: Stocktake }) {
  useKeptCount(stocktake)

  return desk.may.keep && isGoingOn(stocktake) ? (
    <CountScreen key={`${stocktake.id} ${stocktake.state}`} desk={desk} stocktake={stocktake} />
  ) : (
    <ToDashboard />
  )
}

/** The server has spoken: what follows is the dashboard's own page. */
function ToDashboard() {
  useEffect(() => window.location.reload(), [])

  return null
}

/** That there is no network and of when this is; when the network is back, the way to the whole dashboard. */
function HowOld({ kept }: { kept: KeptCount }) {
  const { t, instant } = useWords()
  const { dataUpdatedAt, error } = useQuery({
    ...documentQuery("stocktake", kept.id),
    refetchInterval: LOOK_EVERY_MS,
  })
  const isBack = dataUpdatedAt > kept.read_at && !error
  const at = instant(new Date(dataUpdatedAt).toISOString())

  return isBack ? (
    <Alert variant="success" role="status">
      <span className="flex flex-wrap items-center gap-2">
        {t("kept_count.is_back")}
        <Button size="small" variant="secondary" onClick={() => window.location.reload()}>
          {t("kept_count.to_dashboard")}
        </Button>
      </span>
    </Alert>
  ) : (
    <Alert variant="warning" role="status">
      {t("kept_count.how_old", { at, person: kept.desk.person.name })}
    </Alert>
  )
}
