import { Icon } from "../../ui/icon"
import { Field, FieldError } from "../../ui/field"
import { SampleMark, Stock } from "../../ui/labels"
import { inLang, useLang, useWords } from "../../words/words"
import type { Division } from "./divisions.server"
import type { Field as FieldName } from "./form"
import type { CheckoutView } from "./view.server"

type PartProps = { view: CheckoutView; refresh: () => void }

/**
 * 自提 or 快递, each with its own fields. Both are always in the form and the style sheet shows one, so switching loses
 * nothing and needs no script.
 */
export function WayChoice({ view, refresh }: PartProps) {
  const { checkout } = useWords()
  const { way } = view.form
  return (
    <fieldset className="panel">
      <legend>{checkout.way}</legend>
      <div className="ways">
        <input
          type="radio"
          id="way-pickup"
          name="way"
          value="pickup"
          className="sr"
          defaultChecked={way === "pickup"}
          onChange={refresh}
          data-refreshes=""
        />
        <label htmlFor="way-pickup" className="way">
          <Icon name="store" />
          <strong>{checkout.pickup}</strong>
          <span>{checkout.pickup_note}</span>
        </label>
        <input
          type="radio"
          id="way-delivery"
          name="way"
          value="delivery"
          className="sr"
          defaultChecked={way === "delivery"}
          onChange={refresh}
          data-refreshes=""
        />
        <label htmlFor="way-delivery" className="way">
          <Icon name="truck" />
          <strong>{checkout.delivery}</strong>
          <span>{checkout.delivery_note}</span>
        </label>
        <div className="ways-pickup">
          <PickupFields view={view} refresh={refresh} />
        </div>
        <div className="ways-delivery">
          <AddressFields view={view} refresh={refresh} />
        </div>
        <button className="button plain-only" name="intent" value="refresh" data-refresh="">
          {checkout.show_next}
        </button>
      </div>
    </fieldset>
  )
}

function PickupFields({ view, refresh }: PartProps) {
  const lang = useLang()
  const { checkout } = useWords()
  const { form, quote, districts, errors } = view
  if (quote && districts.length === 0) return <p className="points-none">{checkout.no_points_anywhere}</p>
  return (
    <>
      <Field
        id="district"
        label={checkout.district}
        hint={checkout.district_hint}
        error={errors.district ? checkout.errors.district : null}
      >
        {(props) => (
          <select
            {...props}
            name="district"
            defaultValue={form.district}
            onChange={refresh}
            data-refreshes=""
          >
            <option value="">{checkout.choose_district}</option>
            {districts.map(({ code, name, name_en }) => (
              <option key={code} value={code}>
                {inLang(lang, name, name_en)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Points view={view} refresh={refresh} />
    </>
  )
}

function Points({ view, refresh }: PartProps) {
  const { checkout } = useWords()
  const { form, points, points_total, errors, quote } = view
  if (!form.district) return null
  // Away, not empty: what was chosen stays chosen.
  if (points.length === 0 && !quote) return <input type="hidden" name="point" value={form.point} />
  if (points.length === 0) return <p className="points-none">{checkout.no_points}</p>

  return (
    <fieldset
      className="pick-points"
      key={form.district}
      aria-describedby={errors.point ? "point-error" : undefined}
    >
      <legend>{checkout.point}</legend>
      {errors.point && <FieldError id="point-error">{checkout.errors.point}</FieldError>}
      {points_total > points.length && (
        <p className="muted">{checkout.some_points(points.length, points_total)}</p>
      )}
      <div className="pick-points-list">
        {points.map((point, place) => (
          <label key={point.code} className="pick-point">
            <input
              type="radio"
              name="point"
              value={point.code}
              defaultChecked={point.code === form.point}
              disabled={point.stock_band === "none"}
              onChange={refresh}
              {...(errors.point && place === 0 && { "aria-invalid": true as const })}
            />
            <span>
              <strong>{point.name}</strong>
              <span className="muted">
                {[point.subdistrict, point.opening_hours].filter(Boolean).join(" ")}
              </span>
              <span className="pick-point-marks">
                {point.stock_band && <Stock band={point.stock_band} />}
                {point.is_sample && <SampleMark />}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function AddressFields({ view, refresh }: PartProps) {
  const { checkout } = useWords()
  const { form, errors, provinces, cities, areas } = view
  return (
    <>
      <div className="cascade" role="group" aria-label={checkout.region}>
        <Level
          name="province"
          label={checkout.province}
          chosen={form.province}
          choices={provinces}
          view={view}
          refresh={refresh}
        />
        <Level
          name="city"
          label={checkout.city}
          chosen={form.city}
          choices={cities}
          view={view}
          refresh={refresh}
        />
        <Level name="area" label={checkout.area} chosen={form.area} choices={areas} view={view} />
      </div>
      <Field
        id="detail"
        label={checkout.detail}
        hint={checkout.detail_hint}
        error={errors.detail ? checkout.errors.detail : null}
      >
        {(props) => (
          <input
            {...props}
            name="detail"
            defaultValue={form.detail}
            maxLength={200}
            autoComplete="street-address"
          />
        )}
      </Field>
    </>
  )
}

type LevelProps = {
  name: FieldName & ("province" | "city" | "area")
  label: string
  chosen: string
  choices: Division[]
  view: CheckoutView
  refresh?: () => void
}

function Level({ name, label, chosen, choices, view, refresh }: LevelProps) {
  const { checkout } = useWords()
  const known = choices.some(({ code }) => code === chosen)
  return (
    <Field id={name} label={label} error={view.errors[name] ? checkout.errors[name] : null}>
      {(props) => (
        <select
          // Other choices below another province: start afresh, with nothing chosen.
          key={choices[0]?.code ?? "none"}
          {...props}
          name={name}
          defaultValue={known ? chosen : ""}
          disabled={choices.length === 0}
          onChange={refresh}
          {...(refresh && { "data-refreshes": "" })}
        >
          <option value="">{checkout.choose}</option>
          {choices.map(({ code, name: text }) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
