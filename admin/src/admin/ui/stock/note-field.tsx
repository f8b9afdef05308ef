import { Textarea } from "@medusajs/ui"
import { Field } from "../product-origin/field"
import { useWords } from "../use-words"

type NoteFieldProps = { note: string; fault?: string; onChange: (note: string) => void }

/** 备注 of a document. */
export function NoteField({ note, fault, onChange }: NoteFieldProps) {
  const { t } = useWords()

  return (
    <Field id="note" label={t("stock_docs.note")} fault={fault}>
      {() => (
        <Textarea
          id="note"
          rows={2}
          maxLength={500}
          value={note}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
