import type { StockPlace } from "@baixian/backend/contract"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import { DocumentPage } from "../../../../ui/stock/document-page"
import { newId } from "../../../../ui/stock/new-id"
import { suppliersOf } from "../../../../ui/stock/places"
import type { Desk } from "../../../../ui/stock/use-desk"
import { useWords } from "../../../../ui/use-words"
import { RequestFormView } from "../request-form"
import { TransferView } from "../transfer-view"

/** One 调拨单: asked for, sent, received, each by the people whose turn it is. */
const TransferPage = () => (
  <DocumentPage
    kind="transfer"
    fresh={(desk, point) => <FreshRequest key={point} desk={desk} point={point} />}
    shown={(desk, transfer) => (
      <TransferView key={`${transfer.id} ${transfer.version}`} desk={desk} transfer={transfer} />
    )}
  />
)
export default TransferPage

/** The source an address names when it supplies the place, else the first that does. */
const sourceFor = (sources: readonly StockPlace[], asked: string | null): string =>
  (sources.find(({ code }) => code === asked) ?? sources[0])?.code ?? ""

function FreshRequest({ desk, point }: { desk: Desk; point: string }) {
  const to = desk.places.find(({ code }) => code === point)
  const [address] = useSearchParams()
  const [empty] = useState(() => ({
    id: newId(),
    from: sourceFor(to ? suppliersOf(desk.places, to) : [], address.get("from")),
    note: "",
    lines: [],
  }))

  return <RequestFormView desk={desk} point={point} transfer={null} saved={empty} />
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.transfer.one")}</>
}
