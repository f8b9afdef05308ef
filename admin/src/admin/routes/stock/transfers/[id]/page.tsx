import { useState } from "react"
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

function FreshRequest({ desk, point }: { desk: Desk; point: string }) {
  const to = desk.places.find(({ code }) => code === point)
  const [empty] = useState(() => ({
    id: newId(),
    from: (to && suppliersOf(desk.places, to)[0]?.code) ?? "",
    note: "",
    lines: [],
  }))

  return <RequestFormView desk={desk} point={point} transfer={null} saved={empty} />
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.transfer.one")}</>
}
