import { useState } from "react"
import { useLocation } from "react-router-dom"
import { DocumentPage } from "../../../../ui/stock/document-page"
import { newId } from "../../../../ui/stock/new-id"
import { useWords } from "../../../../ui/use-words"
import { formOfWriteOff, isWriteOffForm, likeWriteOff, type WriteOffForm } from "../write-off-draft"
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

function FreshWriteOff(props: Omit<WriteOffFormProps, "writeOff" | "saved">) {
  const like = (useLocation().state as { like?: unknown } | null)?.like
  const [begun] = useState<WriteOffForm>(() =>
    isWriteOffForm(like) ? likeWriteOff(like, newId()) : { id: newId(), note: "", lines: [] }
  )

  return <WriteOffFormView {...props} writeOff={null} saved={begun} />
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_docs.kinds.write_off.one")}</>
}
