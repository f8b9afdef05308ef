import { FieldError } from "../../ui/field"
import { useWords } from "../../words/words"
import type { CheckoutView } from "./view.server"

/** The ways to pay that the quote offers for this kind of delivery. */
export function PaymentChoice({ view }: { view: CheckoutView }) {
  const { checkout } = useWords()
  const { form, quote, errors } = view
  // Away, not without payment: what was chosen stays chosen.
  if (!quote) return <input type="hidden" name="payment" value={form.payment} />

  const methods = quote.payment_methods
  return (
    <fieldset className="panel" aria-describedby={errors.payment ? "payment-error" : undefined}>
      <legend>{checkout.payment}</legend>
      {errors.payment && <FieldError id="payment-error">{checkout.errors.payment}</FieldError>}
      {methods.length === 0 && <p>{checkout.no_payment}</p>}
      {methods.map((method) => (
        // Another list of methods starts from its own first choice; the same list keeps what was chosen.
        <label key={`${methods.join()} ${method}`} className="pick-point">
          <input type="radio" name="payment" value={method} defaultChecked={method === form.payment} />
          <span>
            <strong>{checkout.payment_methods[method]}</strong>
            <span className="muted">{checkout.payment_notes[method]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
