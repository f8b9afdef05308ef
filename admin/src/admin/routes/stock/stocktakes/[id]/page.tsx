import type { Stocktake } from "@baixian/backend/contract"
import { useParams } from "react-router-dom"
import { isGoingOn, useKeptCount, useRefusedCount } from "../../../../ui/count/use-kept-count"
import { DocumentPage } from "../../../../ui/stock/document-page"
import type { Desk } from "../../../../ui/stock/use-desk"
import { useWords } from "../../../../ui/use-words"
import { CountScreen } from "../count-screen"
import { StartForm } from "../start-form"
import { StocktakeView } from "../stocktake-view"

/** One 盘点单: counted on the spot, then looked at by somebody else. */
const StocktakePage = () => {
  useRefusedCount(useParams().id ?? "new")

  return (
    <DocumentPage
      kind="stocktake"
      fresh={(desk, point) => <StartForm key={point} desk={desk} point={point} />}
      shown={(desk, stocktake) => <Shown desk={desk} stocktake={stocktake} />}
    />
  )
}
export default StocktakePage

function Shown({ desk, stocktake }: { desk: Desk; stocktake: Stocktake }) {
  useKeptCount(stocktake)

  return desk.may.keep && isGoingOn(stocktake) ? (
    <CountScreen key={`${stocktake.id} ${stocktake.state}`} desk={desk} stocktake={stocktake} />
  ) : (
    <StocktakeView desk={desk} stocktake={stocktake} />
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.stocktake.one")}</>
}
