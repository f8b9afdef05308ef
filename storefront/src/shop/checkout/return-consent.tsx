import type { QuoteLine } from "@baixian/backend/contract"
import { FieldError } from "../../ui/field"
import { Icon } from "../../ui/icon"
import { inLang, useLang, useWords } from "../../words/words"
import { readIds } from "./form"
import type { CheckoutView } from "./view.server"

/**
 * Goods that lose the seven-day return only if the shopper says so for this purchase: each with its reason and a box of its
 * own. Never ticked for anybody (domain.md §9.2); what somebody ticked stays ticked while the order is put right.
 */
export function ReturnConsent({ view }: { view: CheckoutView }) {
  const { checkout } = useWords()
  const { form, quote, errors } = view
  const agreed = readIds(form.agreed)
  // Away: nothing to be asked, and what was ticked stays.
  if (!quote) return <input type="hidden" name="agreed" value={form.agreed} />

  const asked = readIds(form.to_agree)
  const lines = quote.lines.filter(({ variant_id }) => asked.has(variant_id))
  if (lines.length === 0) return null
  return (
    <fieldset className="panel consent" aria-describedby={errors.agreed ? "agreed-error" : "consent-note"}>
      <legend>{checkout.consent}</legend>
      <p id="consent-note">{checkout.consent_note}</p>
      {errors.agreed && <FieldError id="agreed-error">{checkout.errors.agreed}</FieldError>}
      {lines.map((line) => (
        <Box
          key={line.variant_id}
          line={line}
          ticked={agreed.has(line.variant_id)}
          wrong={Boolean(errors.agreed) && !agreed.has(line.variant_id)}
        />
      ))}
    </fieldset>
  )
}

function Box({ line, ticked, wrong }: { line: QuoteLine; ticked: boolean; wrong: boolean }) {
  const lang = useLang()
  const { checkout, cart, returns } = useWords()
  const title = line.title ? inLang(lang, line.title, line.title_en) : cart.unknown_product
  return (
    <label className={wrong ? "consent-line consent-wrong" : "consent-line"}>
      <input
        type="checkbox"
        name="agreed"
        value={line.variant_id}
        defaultChecked={ticked}
        // A browser must not tick it again when the page is loaded anew.
        autoComplete="off"
        {...(wrong && { "aria-invalid": true as const, "aria-describedby": "agreed-error" })}
      />
      <span>
        <strong>{title}</strong>
        {line.exclusion_reason && (
          <span className="consent-reason">
            <Icon name="info" />
            {returns.reasons[line.exclusion_reason]}
          </span>
        )}
        <span>{checkout.consent_yes}</span>
      </span>
    </label>
  )
}
