import { Button } from "@medusajs/ui"
import { useWords } from "../use-words"
import { ActBar } from "./document-head"

type DraftFootProps = {
  /** Why the last try came to nothing, unless a dialog says it. */
  failure: string | null
  isSendingPhoto: boolean
  isChanged: boolean
  /** The server has the document, as an older draft perhaps. */
  isOnServer: boolean
  isSaving: boolean
  /** What ends the draft: posting it, or handing it in. */
  end: string
  canEnd: boolean
  onCancel: () => void
  onSave: () => void
  onEnd: () => void
}

/** The foot of a draft that is saved before it is posted or handed in. */
export function DraftFoot(props: DraftFootProps) {
  const { failure, isSendingPhoto, isChanged, isOnServer, isSaving, end, canEnd } = props
  const { t } = useWords()

  return (
    <ActBar
      note={
        failure !== null ? (
          <span className="text-ui-fg-error">{failure}</span>
        ) : isSendingPhoto ? (
          t("stock_docs.photos.wait")
        ) : isChanged ? (
          t("stock_docs.kept_here")
        ) : (
          isOnServer && t("stock_docs.on_server")
        )
      }
    >
      {isOnServer && (
        <Button size="small" variant="secondary" onClick={props.onCancel}>
          {t("stock_docs.cancel")}
        </Button>
      )}
      <Button
        size="small"
        variant="secondary"
        disabled={isOnServer && !isChanged}
        isLoading={isSaving}
        onClick={props.onSave}
      >
        {t("stock_docs.save")}
      </Button>
      <Button size="small" disabled={!canEnd} onClick={props.onEnd}>
        {end}
      </Button>
    </ActBar>
  )
}
