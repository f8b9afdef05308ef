import { data, href, redirect } from "react-router"
import { forwardedFor } from "../../medusa/forwarded-for.server"
import { lookUpOrder } from "../../medusa/orders.server"
import { Field } from "../../ui/field"
import { head } from "../../ui/head"
import { Notice } from "../../ui/notice"
import { useWords } from "../../words/words"
import { plainPhone } from "../checkout/form"
import { orderCookie } from "../orders/order-cookies.server"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"

type Trouble = "number" | "phone" | "not_found" | "too_many" | "no_answer"

export function loader({ request }: Route.LoaderArgs) {
  return { order_number: new URL(request.url).searchParams.get("number") ?? "" }
}

/** `POST`, never `GET`: a phone number does not belong into an address. */
export async function action({ request, context }: Route.ActionArgs) {
  const sent = await request.formData()
  const typed = {
    order_number: String(sent.get("order_number") ?? ""),
    phone: String(sent.get("phone") ?? ""),
  }
  const order_number = typed.order_number.replace(/\s/g, "")
  const phone = plainPhone(typed.phone)
  const refuse = (trouble: Trouble, status: number) => data({ ...typed, trouble }, { status })

  if (!/^\d{16}$/.test(order_number)) return refuse("number", 422)
  if (!phone) return refuse("phone", 422)

  const outcome = await lookUpOrder(
    { order_number, phone },
    readPreferences(request).lang,
    forwardedFor(request, context)
  )
  if (outcome.at === "unknown") return refuse("no_answer", 503)
  if (outcome.at === "refused" && outcome.status === 429) return refuse("too_many", 429)
  if (outcome.at === "refused") return refuse("not_found", 404)

  const headers = { "Set-Cookie": orderCookie(request, order_number, outcome.answer.access_token) }
  return redirect(href("/orders/:order_number", { order_number }), { status: 303, headers })
}

export const meta: Route.MetaFunction = ({ matches }) => head(matches, ({ find }) => ({ title: find.title }))

export default function FindOrder({ loaderData, actionData }: Route.ComponentProps) {
  const { find } = useWords()
  const trouble = actionData?.trouble ?? null

  return (
    <div className="narrow">
      <h1 className="page-title">{find.title}</h1>
      <p className="lead">{loaderData.order_number ? find.from_order : find.lead}</p>
      {trouble && trouble !== "number" && trouble !== "phone" && (
        <Notice kind="alert">{find[trouble]}</Notice>
      )}
      <form method="post" className="panel" noValidate>
        <Field
          id="order_number"
          label={find.number}
          hint={find.number_hint}
          error={trouble === "number" ? find.errors.number : null}
        >
          {(props) => (
            <input
              {...props}
              name="order_number"
              inputMode="numeric"
              autoComplete="off"
              maxLength={30}
              defaultValue={actionData?.order_number ?? loaderData.order_number}
            />
          )}
        </Field>
        <Field id="phone" label={find.phone} error={trouble === "phone" ? find.errors.phone : null}>
          {(props) => (
            <input
              {...props}
              name="phone"
              type="tel"
              autoComplete="tel-national"
              maxLength={30}
              defaultValue={actionData?.phone ?? ""}
            />
          )}
        </Field>
        <button className="button button-main button-wide">{find.submit}</button>
      </form>
    </div>
  )
}
