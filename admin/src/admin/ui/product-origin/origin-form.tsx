import type { ProductOrigin } from "@baixian/backend/contract"
import { Alert, Button, Drawer, toast } from "@medusajs/ui"
import { useEffect, useRef, useState, type FormEvent } from "react"
import { useSetProductOrigin } from "../../api/product-origins"
import { useFocusBack } from "../focus-back"
import { useLeaveGuard } from "../leave-guard"
import { useWords } from "../use-words"
import { ComponentsFields } from "./components-fields"
import { Field } from "./field"
import { LabelsFields } from "./labels-fields"
import { draftFaults, draftOf, fieldOf, isChanged, requestOf, type OriginDraft } from "./origin-draft"
import { PlacePicker } from "./place-picker"
import { fieldRefusal, refusalText } from "./refusal-words"
import { SupplierPicker } from "./supplier-picker"

type OriginFormProps = { productId: string; origin: ProductOrigin | null; onClose: () => void }

/** The origin record in a drawer. Whatever goes wrong, what was typed stays. */
export function OriginForm({ productId, origin, onClose }: OriginFormProps) {
  const { t } = useWords()
  const [before] = useState(() => draftOf(origin))
  const [draft, setDraft] = useState(before)
  const [attempts, setAttempts] = useState(0)
  const [sent, setSent] = useState<OriginDraft | null>(null)
  const save = useSetProductOrigin(productId)
  const isSending = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  const { leave, question } = useLeaveGuard({
    hasChanges: isChanged(draft, before) && !save.isSuccess,
    page: `/products/${productId}`,
    onLeave: onClose,
  })
  const faults = attempts > 0 ? draftFaults(draft) : {}

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-fault] button, [data-fault] input")?.focus()
  }, [attempts, save.error])

  const change = (changed: Partial<OriginDraft>) => setDraft((current) => ({ ...current, ...changed }))
  const fault = (path: string): string | undefined => {
    const own = faults[path]
    if (own) return t(`product_origin.${own.word}`, { sum: own.sum })

    // The server spoke of what was sent: once the field has changed, its sentence is out of date.
    const field = fieldOf(path)

    return sent?.[field] === draft[field] ? fieldRefusal(save.error, path, t) : undefined
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempts(attempts + 1)
    // The second click of a double click arrives before React has disabled the button.
    if (Object.keys(draftFaults(draft)).length > 0 || isSending.current) return

    isSending.current = true
    setSent(draft)
    try {
      await save.mutateAsync(requestOf(draft))
      toast.success(t("product_origin.saved"))
      onClose()
    } catch {
      // The refusal is shown from `save.error`, in the form.
    } finally {
      isSending.current = false
    }
  }

  const focusBack = useFocusBack()

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && leave()}>
      <Drawer.Content {...focusBack}>
        <Drawer.Header>
          <Drawer.Title>{t(origin ? "product_origin.edit_title" : "product_origin.set")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t("product_origin.edit_hint")}
          </Drawer.Description>
        </Drawer.Header>
        <form
          ref={form}
          onSubmit={(event) => void submit(event)}
          noValidate
          className="flex min-h-0 flex-1 flex-col"
        >
          <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
            {save.error && <Refusal error={save.error} />}
            <Field
              id="origin_code"
              label={t("product_origin.place")}
              hint={t("product_origin.place_hint")}
              fault={fault("origin_code")}
            >
              {(described) => (
                <PlacePicker
                  {...described}
                  id="origin_code"
                  label={t("product_origin.place")}
                  code={draft.origin_code}
                  onChange={(origin_code) => change({ origin_code })}
                />
              )}
            </Field>
            <Field id="supplier_id" label={t("product_origin.supplier")} fault={fault("supplier_id")}>
              {(described) => (
                <SupplierPicker
                  {...described}
                  id="supplier_id"
                  supplier={draft.supplier}
                  origin_code={draft.origin_code}
                  onChange={(supplier) => change({ supplier })}
                />
              )}
            </Field>
            {(["processed_in", "main_ingredient"] as const).map((name) => (
              <Field
                key={name}
                id={`${name}_code`}
                label={t(`product_origin.${name}`)}
                fault={fault(`${name}_code`)}
              >
                {(described) => (
                  <PlacePicker
                    {...described}
                    canClear
                    id={`${name}_code`}
                    label={t(`product_origin.${name}`)}
                    placeholder={t("product_origin.same")}
                    code={draft[`${name}_code`]}
                    onChange={(code) => change({ [`${name}_code`]: code })}
                  />
                )}
              </Field>
            ))}
            <ComponentsFields draft={draft} fault={fault} onChange={(components) => change({ components })} />
            <LabelsFields draft={draft} fault={fault} onChange={(labels) => change({ labels })} />
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {t("action.cancel")}
              </Button>
            </Drawer.Close>
            <Button type="submit" size="small" isLoading={save.isPending}>
              {t("action.save")}
            </Button>
          </Drawer.Footer>
        </form>
        {question}
      </Drawer.Content>
    </Drawer>
  )
}

function Refusal({ error }: { error: Error }) {
  const { t } = useWords()

  return (
    <Alert variant="error" role="alert">
      <span className="font-medium">{t("product_origin.not_saved")}</span>
      <br />
      {refusalText(error, t)}
    </Alert>
  )
}
