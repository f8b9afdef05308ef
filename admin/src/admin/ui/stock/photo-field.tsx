import { Camera, XMark } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useSendPhoto } from "../../api/stock-photos"
import { Field } from "../product-origin/field"
import { refusalText } from "../refusal"
import { useWords } from "../use-words"
import { newId } from "./new-id"
import { PhotoList } from "./photo-list"
import { shrinkPhoto } from "./shrink-photo"

/** As the server takes them on one line. */
const MOST_PHOTOS = 10

type PhotoFieldProps = {
  id: string
  /** The goods, for those who hear the screen. */
  title: string
  point: string
  ids: readonly string[]
  fault?: string
  onChange: (ids: string[]) => void
}

/** Something that was chosen and did not arrive: it is kept until it does, or somebody lets it go. */
type Waiting = { id: string; file: File; failure: Failure | null }
/** A file that is no picture does not become one by sending it again. */
type Failure = { sentence: string; isFinal: boolean }

/** Photos of a line: taken with the phone or chosen, made small and sent at once; the form keeps their ids. */
export function PhotoField({ id, title, point, ids, fault, onChange }: PhotoFieldProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const { mutateAsync: send } = useSendPhoto()
  const latest = useRef({ ids, onChange, isShown: true })
  latest.current = { ids, onChange, isShown: true }
  useEffect(
    () => () => {
      latest.current.isShown = false
    },
    []
  )
  const room = MOST_PHOTOS - ids.length - waiting.length

  const tell = (photo: string, failure: Failure | null) =>
    setWaiting((all) => all.map((each) => (each.id === photo ? { ...each, failure } : each)))
  const drop = (photo: string) => setWaiting((all) => all.filter((each) => each.id !== photo))
  const deliver = async (photo: Waiting) => {
    tell(photo.id, null)
    const content = await shrinkPhoto(photo.file).catch(() => null)
    if (content === null) {
      tell(photo.id, { sentence: t("stock_docs.photos.unreadable"), isFinal: true })
      return
    }
    try {
      await send({ id: photo.id, point, content })
    } catch (error) {
      const unsent = t("stock_docs.photos.unsent")
      tell(photo.id, { sentence: refusalText(error as Error, unsent, t) ?? unsent, isFinal: false })
      return
    }
    drop(photo.id)
    // The line may be gone by now, and then its place in the form belongs to another.
    if (latest.current.isShown) latest.current.onChange([...latest.current.ids, photo.id])
  }
  const choose = async (files: readonly File[]) => {
    const chosen = files.slice(0, room).map((file): Waiting => ({ id: newId(), file, failure: null }))
    setWaiting((all) => [...all, ...chosen])
    // One after the other: a counter's line is thin, and each answer adds to what the form holds.
    for (const photo of chosen) await deliver(photo)
  }

  return (
    <Field id={id} label={t("stock_docs.photos.label")} fault={fault}>
      {({ describedBy }) => (
        <div className="flex flex-wrap items-center gap-2">
          <PhotoList
            ids={ids}
            title={title}
            onRemove={(photo) => onChange(ids.filter((each) => each !== photo))}
          />
          <input
            ref={input}
            type="file"
            accept="image/*"
            multiple
            className="sr-only"
            tabIndex={-1}
            aria-label={t("stock_docs.photos.add_to", { title })}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              // Choosing the same picture once more is a choice again.
              target.value = ""
              void choose(files)
            }}
          />
          <Button
            id={id}
            type="button"
            size="small"
            variant="secondary"
            disabled={room <= 0}
            aria-describedby={describedBy}
            onClick={() => input.current?.click()}
          >
            <Camera />
            {t(room <= 0 ? "stock_docs.photos.full" : "stock_docs.photos.add", { most: MOST_PHOTOS })}
          </Button>
          {waiting.map((photo) => (
            <span key={photo.id} role="status" className="flex items-center gap-x-1">
              {photo.failure === null ? (
                <Text size="xsmall" className="text-ui-fg-muted">
                  {t("stock_docs.photos.sending")}
                </Text>
              ) : (
                <>
                  <Text size="xsmall" className="text-ui-fg-error">
                    {photo.failure.sentence}
                  </Text>
                  {!photo.failure.isFinal && (
                    <Button
                      type="button"
                      size="small"
                      variant="transparent"
                      onClick={() => void deliver(photo)}
                    >
                      {t("stock_docs.photos.again")}
                    </Button>
                  )}
                  <IconButton
                    type="button"
                    size="small"
                    className="size-10 sm:size-7"
                    variant="transparent"
                    aria-label={t("stock_docs.photos.let_go")}
                    onClick={() => drop(photo.id)}
                  >
                    <XMark />
                  </IconButton>
                </>
              )}
            </span>
          ))}
        </div>
      )}
    </Field>
  )
}
