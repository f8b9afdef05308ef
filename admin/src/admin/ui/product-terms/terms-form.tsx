import { Alert, Button, Input, Select, toast } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { useSetProductTerms } from "../../api/product-terms"
import { useLeaveGuard } from "../leave-guard"
import { Field } from "../product-origin/field"
import { refusalText } from "../product-origin/refusal-words"
import { useWords } from "../use-words"
import { draftOf, faultsOf, isChanged, metadataOf, POLICIES, REASONS, type TermsDraft } from "./terms-draft"

type TermsFormProps = { productId: string; metadata: Record<string, unknown> | null }

/** Return policy and day of listing, changed where they stand. Whatever goes wrong, what was chosen stays. */
export function TermsForm({ productId, metadata }: TermsFormProps) {
  const { t } = useWords()
  const before = draftOf(metadata)
  const [draft, setDraft] = useState(before)
  const [wasSent, setWasSent] = useState(false)
  const save = useSetProductTerms(productId)
  const { question } = useLeaveGuard({ hasChanges: isChanged(draft, before), page: `/products/${productId}` })
  const faults = wasSent ? faultsOf(draft) : {}
  const change = (changed: Partial<TermsDraft>) => setDraft((current) => ({ ...current, ...changed }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setWasSent(true)
    if (Object.keys(faultsOf(draft)).length > 0 || save.isPending) return

    try {
      await save.mutateAsync(metadataOf(draft))
      toast.success(t("product_terms.saved"))
    } catch {
      // The refusal is shown from `save.error`, in the form.
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4 px-6 py-4">
      {save.error && (
        <Alert variant="error" role="alert">
          {refusalText(save.error, t)}
        </Alert>
      )}
      <Field
        id="return_policy"
        label={t("product_terms.return_policy")}
        hint={t(`product_terms.policy_hints.${draft.return_policy}`)}
      >
        {({ describedBy }) => (
          <Choice
            id="return_policy"
            describedBy={describedBy}
            value={draft.return_policy}
            choices={POLICIES.map((value) => [value, t(`product_terms.policies.${value}`)])}
            onChange={(return_policy) => change({ return_policy })}
          />
        )}
      </Field>
      {draft.return_policy === "excluded_with_consent" && (
        <Field
          id="exclusion_reason"
          label={t("product_terms.exclusion_reason")}
          fault={faults.exclusion_reason && t(`product_terms.${faults.exclusion_reason}`)}
        >
          {({ describedBy }) => (
            <Choice
              id="exclusion_reason"
              describedBy={describedBy}
              value={draft.exclusion_reason}
              choices={REASONS.map((value) => [value, t(`product_terms.reasons.${value}`)])}
              onChange={(exclusion_reason) => change({ exclusion_reason })}
            />
          )}
        </Field>
      )}
      <Field
        id="listed_on"
        label={t("product_terms.listed_on")}
        hint={t("product_terms.listed_on_hint")}
        fault={faults.listed_on && t(`product_terms.${faults.listed_on}`)}
      >
        {({ describedBy, isInvalid }) => (
          <Input
            id="listed_on"
            type="date"
            size="small"
            value={draft.listed_on}
            min="2000-01-01"
            max="2099-12-31"
            aria-describedby={describedBy}
            aria-invalid={isInvalid}
            onChange={({ target }) => change({ listed_on: target.value })}
          />
        )}
      </Field>
      <Button
        type="submit"
        size="small"
        variant="secondary"
        className="self-end"
        disabled={!isChanged(draft, before)}
        isLoading={save.isPending}
      >
        {t("action.save")}
      </Button>
      {question}
    </form>
  )
}

type ChoiceProps<Value extends string> = {
  id: string
  describedBy?: string
  value: Value | ""
  choices: [Value, string][]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ id, describedBy, value, choices, onChange }: ChoiceProps<Value>) {
  const { t } = useWords()
  const choose = (text: string) => {
    const chosen = choices.find(([choice]) => choice === text)
    if (chosen) onChange(chosen[0])
  }
  return (
    <Select size="small" value={value} onValueChange={choose}>
      <Select.Trigger id={id} aria-describedby={describedBy}>
        <Select.Value placeholder={t("product_terms.choose")} />
      </Select.Trigger>
      <Select.Content>
        {choices.map(([choice, text]) => (
          <Select.Item key={choice} value={choice}>
            {text}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
