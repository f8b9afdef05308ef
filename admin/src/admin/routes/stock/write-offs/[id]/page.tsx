import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useSearchParams } from "react-router-dom"
import { goodsQuery } from "../../../../api/stock-goods"
import { LoadFailed, LoadingRows } from "../../../../ui/load-state"
import { DocumentPage } from "../../../../ui/stock/document-page"
import { newId } from "../../../../ui/stock/new-id"
import { useWords } from "../../../../ui/use-words"
import { formOfWriteOff, lineOfGoods } from "../write-off-draft"
import { WriteOffFormView, type Asking, type WriteOffFormProps } from "../write-off-form"
import { WriteOffView } from "../write-off-view"

/** One 报损单: a form while it is a draft, then what somebody decides on. */
const WriteOffPage = () => {
  const [asking, setAsking] = useState<Asking>(null)
  const asks = { asking, setAsking }

  return (
    <DocumentPage
      kind="write_off"
      fresh={(desk, point) => <FreshWriteOff key={point} desk={desk} point={point} {...asks} />}
      shown={(desk, writeOff) =>
        writeOff.state === "draft" && desk.may.keep ? (
          <WriteOffFormView
            key={`${writeOff.id} ${writeOff.version}`}
            desk={desk}
            writeOff={writeOff}
            point={writeOff.point_code}
            saved={formOfWriteOff(writeOff)}
            {...asks}
          />
        ) : (
          <WriteOffView key={`${writeOff.id} ${writeOff.version}`} desk={desk} writeOff={writeOff} />
        )
      }
    />
  )
}
export default WriteOffPage

/** Empty, or with the goods that were ticked in the stock list (`?items=`). */
function FreshWriteOff(props: Omit<WriteOffFormProps, "writeOff" | "saved">) {
  const [search] = useSearchParams()
  const [id] = useState(newId)
  const ticked = search.get("items")?.split(",").filter(Boolean) ?? []
  const { data, error, refetch } = useQuery({ ...goodsQuery(props.point), enabled: ticked.length > 0 })
  if (ticked.length === 0)
    return <WriteOffFormView {...props} writeOff={null} saved={{ id, note: "", lines: [] }} />
  if (!data) {
    return (
      <Container className="p-0">
        {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={4} />}
      </Container>
    )
  }
  const lines = data.filter((goods) => ticked.includes(goods.inventory_item_id)).map(lineOfGoods)

  return <WriteOffFormView {...props} writeOff={null} saved={{ id, note: "", lines }} />
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.write_off.one")}</>
}
