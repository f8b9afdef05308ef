import { DocumentPage } from "../../../../ui/stock/document-page"
import { useWords } from "../../../../ui/use-words"
import { CountScreen } from "../count-screen"
import { StartForm } from "../start-form"
import { StocktakeView } from "../stocktake-view"

/** One 盘点单: counted on the spot, then looked at by somebody else. */
const StocktakePage = () => (
  <DocumentPage
    kind="stocktake"
    fresh={(desk, point) => <StartForm key={point} desk={desk} point={point} />}
    shown={(desk, stocktake) =>
      desk.may.keep && (stocktake.state === "counting" || stocktake.state === "recount") ? (
        <CountScreen key={`${stocktake.id} ${stocktake.state}`} desk={desk} stocktake={stocktake} />
      ) : (
        <StocktakeView desk={desk} stocktake={stocktake} />
      )
    }
  />
)
export default StocktakePage

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.stocktake.one")}</>
}
