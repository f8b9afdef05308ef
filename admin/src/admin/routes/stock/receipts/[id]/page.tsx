import { useState } from "react"
import { DocumentPage } from "../../../../ui/stock/document-page"
import { newId } from "../../../../ui/stock/new-id"
import { useWords } from "../../../../ui/use-words"
import { emptyReceipt, formOfReceipt } from "../receipt-draft"
import { ReceiptFormView, type Asking, type ReceiptFormProps } from "../receipt-form"
import { ReceiptView } from "../receipt-view"

/** One 收货单: a form while it is a draft, a sheet once it is posted. */
const ReceiptPage = () => {
  const [asking, setAsking] = useState<Asking>(null)
  const asks = { asking, setAsking }

  return (
    <DocumentPage
      kind="receipt"
      fresh={(desk, point) => <FreshReceipt key={point} desk={desk} point={point} {...asks} />}
      shown={(desk, receipt) =>
        receipt.state === "draft" && desk.may.keep ? (
          <ReceiptFormView
            key={`${receipt.id} ${receipt.version}`}
            desk={desk}
            receipt={receipt}
            point={receipt.point_code}
            saved={formOfReceipt(receipt)}
            {...asks}
          />
        ) : (
          <ReceiptView desk={desk} receipt={receipt} />
        )
      }
    />
  )
}
export default ReceiptPage

function FreshReceipt(props: Omit<ReceiptFormProps, "receipt" | "saved">) {
  const [empty] = useState(() => emptyReceipt(newId()))

  return <ReceiptFormView {...props} receipt={null} saved={empty} />
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.receipt.one")}</>
}
