import type { CheckoutRequest, ErrorAnswer, PaymentMethod } from "@baixian/backend/contract"
import { parseLines } from "../cart/cart"

/** Everything the checkout form holds, as text, so that it comes back exactly as it was typed. */
export type CheckoutForm = {
  /** Names this one order, however often the form is sent. */
  key: string
  /** `writeLines` of what is bought: in the form, because the cart may change in another tab. */
  lines: string
  expected_total_fen: string
  way: "pickup" | "delivery"
  name: string
  phone: string
  district: string
  point: string
  province: string
  city: string
  area: string
  detail: string
  note: string
  payment: string
  /** Variants of which the page said that they lose the seven-day return, and those the shopper said yes to; between dots. */
  to_agree: string
  agreed: string
}

/** The inputs that can be at fault; each has its sentence in `checkout.errors`. */
export type Field =
  | "name"
  | "phone"
  | "district"
  | "point"
  | "province"
  | "city"
  | "area"
  | "detail"
  | "note"
  | "payment"
  | "agreed"
export type FieldErrors = Partial<Record<Field, true>>

export const keyShape = /^[A-Za-z0-9_-]{8,64}$/

/** An empty form for these lines under this key. */
export const emptyForm = (key: string, lines: string): CheckoutForm => ({
  key,
  lines,
  expected_total_fen: "",
  way: "pickup",
  name: "",
  phone: "",
  district: "",
  point: "",
  province: "",
  city: "",
  area: "",
  detail: "",
  note: "",
  payment: "",
  to_agree: "",
  agreed: "",
})

/** Variant ids between dots, as `to_agree` and `agreed` hold them. */
export const writeIds = (ids: Iterable<string>): string => [...ids].join(".")
export const readIds = (text: string): Set<string> => new Set(text.split(".").filter((id) => id !== ""))

/** Read in a way of their own: a choice of two, or text longer than anybody types. */
const ownWay = ["way", "lines", "to_agree", "agreed"] as const
type PlainField = Exclude<keyof CheckoutForm, (typeof ownWay)[number]>
const isPlain = (name: string): name is PlainField => !ownWay.some((other) => other === name)

/** What was sent, as it was typed. Over-long text is cut where no honest input reaches. */
export function readForm(data: FormData): CheckoutForm {
  const text = (name: keyof CheckoutForm) => String(data.get(name) ?? "").slice(0, 2000)
  const form = emptyForm(text("key"), String(data.get("lines") ?? "").slice(0, 5000))
  for (const name of Object.keys(form)) {
    if (isPlain(name)) form[name] = text(name)
  }
  form.to_agree = String(data.get("to_agree") ?? "").slice(0, 5000)
  // One box a product, all of one name.
  form.agreed = data.getAll("agreed").join(".").slice(0, 5000)
  form.way = data.get("way") === "delivery" ? "delivery" : "pickup"
  return form
}

/** 138 1234 5678, 138-1234-5678 and +86 138… are the same number. */
export function plainPhone(text: string): string | null {
  const digits = text.replace(/[\s\-()（）]/g, "").replace(/^(\+?86|0086)(?=1\d{10}$)/, "")
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

const between = (text: string, least: number, most: number) => {
  const { length } = [...text.trim()]
  return length >= least && length <= most
}

/** What has to be filled in before the order can be placed. The backend looks again. */
export function findErrors(form: CheckoutForm, regionFound: boolean): FieldErrors {
  const errors: FieldErrors = {}
  if (!between(form.name, 2, 30)) errors.name = true
  if (!plainPhone(form.phone)) errors.phone = true
  if (!between(form.note, 0, 200)) errors.note = true
  if (!form.payment) errors.payment = true
  const agreed = readIds(form.agreed)
  if ([...readIds(form.to_agree)].some((id) => !agreed.has(id))) errors.agreed = true

  if (form.way === "pickup") {
    if (!form.district) errors.district = true
    else if (!form.point) errors.point = true
    return errors
  }
  if (!form.province) errors.province = true
  else if (!form.city) errors.city = true
  else if (!regionFound) errors.area = true
  if (!between(form.detail, 5, 120)) errors.detail = true
  return errors
}

/** The order as the backend wants it, from a form without errors. The same form always gives the same request. */
export function checkoutRequest(
  form: CheckoutForm,
  region: Parameters<typeof deliveryTo>[1]
): CheckoutRequest {
  const note = form.note.trim()
  const agreed = readIds(form.agreed)
  return {
    lines: parseLines(form.lines).map((line) => ({
      ...line,
      ...(agreed.has(line.variant_id) && { no_return_accepted: true }),
    })),
    delivery: form.way === "pickup" ? pickupAt(form) : deliveryTo(form, region),
    payment_method: form.payment as PaymentMethod,
    expected_total_fen: Number(form.expected_total_fen),
    ...(note && { note }),
  }
}

const recipient = (form: CheckoutForm) => ({
  name: form.name.trim(),
  phone: plainPhone(form.phone) ?? form.phone,
})

const pickupAt = (form: CheckoutForm) => ({
  kind: "pickup" as const,
  sales_point_code: form.point,
  ...recipient(form),
})

type Region = {
  province_code: string
  province: string
  city_code: string
  city: string
  district_code: string
  district: string
}

function deliveryTo(form: CheckoutForm, region: Region | null) {
  if (!region) throw new Error("A delivery needs its region: check the form with findErrors first.")
  return { kind: "delivery" as const, ...recipient(form), address: { ...region, detail: form.detail.trim() } }
}

const fieldsByPath: [RegExp, Field][] = [
  [/^delivery\.name/, "name"],
  [/^delivery\.phone/, "phone"],
  [/^delivery\.sales_point_code/, "point"],
  [/^delivery\.address\.province/, "province"],
  [/^delivery\.address\.city/, "city"],
  [/^delivery\.address\.district/, "area"],
  [/^delivery\.address\.detail/, "detail"],
  [/^payment_method/, "payment"],
  [/^note/, "note"],
  [/^lines\.\d+\.no_return_accepted/, "agreed"],
]

/** Which of our inputs a refusal of the backend speaks of. */
export function refusedFields({ fields }: ErrorAnswer): FieldErrors {
  const errors: FieldErrors = {}
  for (const path of Object.keys(fields ?? {})) {
    const field = fieldsByPath.find(([shape]) => shape.test(path))?.[1]
    if (field) errors[field] = true
  }
  return errors
}
