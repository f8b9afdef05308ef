import { Field } from "../../ui/field"
import { useWords } from "../../words/words"
import type { CheckoutView } from "./view.server"

/** One name and one phone number, for either way. */
export function PersonFields({ view }: { view: CheckoutView }) {
  const { checkout } = useWords()
  const { form, errors } = view
  return (
    <div className="panel two-columns">
      <Field
        id="name"
        label={form.way === "pickup" ? checkout.name_pickup : checkout.name_delivery}
        error={errors.name ? checkout.errors.name : null}
      >
        {(props) => (
          <input {...props} name="name" defaultValue={form.name} maxLength={60} autoComplete="name" />
        )}
      </Field>
      <Field
        id="phone"
        label={checkout.phone}
        hint={checkout.phone_hint}
        error={errors.phone ? checkout.errors.phone : null}
      >
        {(props) => (
          <input
            {...props}
            name="phone"
            type="tel"
            defaultValue={form.phone}
            maxLength={30}
            autoComplete="tel-national"
            inputMode="tel"
          />
        )}
      </Field>
    </div>
  )
}

export function NoteField({ view }: { view: CheckoutView }) {
  const { checkout } = useWords()
  return (
    <div className="panel">
      <Field
        id="note"
        label={checkout.note}
        hint={checkout.note_hint}
        error={view.errors.note ? checkout.errors.note : null}
      >
        {(props) => (
          <input {...props} name="note" defaultValue={view.form.note} maxLength={400} autoComplete="off" />
        )}
      </Field>
    </div>
  )
}
