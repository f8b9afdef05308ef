import { useEffect, useRef, useState } from "react"
import { data, href, useFetcher } from "react-router"
import { head } from "../../ui/head"
import { Icon } from "../../ui/icon"
import { Notice } from "../../ui/notice"
import { useWords } from "../../words/words"
import { writeLines } from "../cart/cart"
import { readPreferences } from "../preferences.server"
import type { Route } from "./+types/page"
import { keyCookie, newKey, openKey } from "./checkout-key.server"
import { type CheckoutForm, emptyForm, readForm } from "./form"
import { NoteField, PersonFields } from "./person-fields"
import { PaymentChoice } from "./payment-choice"
import { linesToBuy, place } from "./place.server"
import { ReturnConsent } from "./return-consent"
import { Summary } from "./summary"
import { checkoutView, type CheckoutView, type NoticeName } from "./view.server"
import { WayChoice } from "./way-choice"

export const handle = { hydrates: true, own_bar: true }

export async function loader({ request }: Route.LoaderArgs) {
  const lines = writeLines(linesToBuy(request))
  if (!lines) return { view: null }

  const { key, cookie } = openKey(request, lines)
  const view = await checkoutView(emptyForm(key, lines), readPreferences(request).lang)
  return data({ view }, cookie ? { headers: { "Set-Cookie": cookie } } : {})
}

/** `intent` place | refresh | new-key. All three give the whole form back unless the order was placed. */
export async function action({ request }: Route.ActionArgs) {
  const sent = await request.formData()
  const form = readForm(sent)
  const intent = sent.get("intent")
  if (intent === "place") return place(request, form)

  const { lang } = readPreferences(request)
  if (intent !== "new-key") return data({ view: await checkoutView(form, lang) })

  // Another order: what was said yes to was said for the first one.
  const fresh = { ...form, key: newKey(), agreed: "" }
  const headers = { "Set-Cookie": keyCookie(request, fresh.key, fresh.lines) }
  return data({ view: await checkoutView(fresh, lang) }, { headers })
}

/** `unreachable` is the intent that got no answer. */
type Answer = { view: CheckoutView } | { unreachable: "place" | "refresh" }

/** A lost connection must not replace the form by an error page. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs): Promise<Answer> {
  const intent = (await request.clone().formData()).get("intent")
  try {
    return await serverAction()
  } catch (error) {
    if (error instanceof Response) throw error
    return { unreachable: intent === "place" ? "place" : "refresh" }
  }
}

/** The form knows more than the loader does. */
export const shouldRevalidate = () => false

export const meta: Route.MetaFunction = ({ matches }) =>
  head(matches, ({ checkout }) => ({ title: checkout.title }))

export default function Checkout({ loaderData, actionData }: Route.ComponentProps) {
  const fetcher = useFetcher<typeof clientAction>()
  const answer: Answer | undefined = fetcher.data ?? actionData
  const view = useLastView(answer, loaderData.view)

  if (!view) return <NothingToBuy />
  const unreachable = answer && "unreachable" in answer ? answer.unreachable : null
  return (
    <CheckoutFormPage
      fetcher={fetcher}
      view={unreachable ? { ...view, notice: "unreachable", detail: null } : view}
      answer={answer}
      unreachable={unreachable}
    />
  )
}

/** What the last answer showed; while the network is away it stays on screen. */
function useLastView(answer: Answer | undefined, loaded: CheckoutView | null): CheckoutView | null {
  const answered = answer && "view" in answer ? answer.view : null
  const [last, setLast] = useState(loaded)
  useEffect(() => {
    if (answered) setLast(answered)
  }, [answered])
  return answered ?? (answer ? last : loaded)
}

type FormPageProps = {
  fetcher: ReturnType<typeof useFetcher<typeof clientAction>>
  view: CheckoutView
  answer: Answer | undefined
  unreachable: "place" | "refresh" | null
}

function CheckoutFormPage({ fetcher, view, answer, unreachable }: FormPageProps) {
  const { checkout } = useWords()
  const formRef = useRef<HTMLFormElement>(null)
  const live = useHydrated()
  const placing = fetcher.formData?.get("intent") === "place"
  useFocusOnTrouble(formRef, answer)

  /** Sends the form as it is and takes in what follows from the choice just made. */
  const refresh = () => {
    const form = formRef.current
    if (!form) return
    const sent = new FormData(form)
    sent.set("intent", "refresh")
    void fetcher.submit(sent, { method: "post" })
  }
  useEarlyChoices(formRef, view.form, refresh)
  // A choice is only looked up; an order goes out again by its button alone, and as it was.
  useWhenOnlineAgain(unreachable === "refresh" ? refresh : null)

  return (
    <>
      <h1 className="page-title">{checkout.title}</h1>
      <fetcher.Form
        ref={formRef}
        method="post"
        noValidate
        className="with-side"
        {...(live && { "data-live": "" })}
      >
        {/* Enter in a text field presses the first button of a form. */}
        <button className="first-button" name="intent" value="place" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="key" value={view.form.key} />
        <input type="hidden" name="lines" value={view.form.lines} />
        <input type="hidden" name="expected_total_fen" value={view.form.expected_total_fen} />
        <input type="hidden" name="to_agree" value={view.form.to_agree} />
        <div className="checkout-parts">
          <Trouble view={view} canRefresh={view.notice === "quote_away" || unreachable === "refresh"} />
          <WayChoice view={view} refresh={refresh} />
          <PersonFields view={view} />
          <PaymentChoice view={view} />
          <NoteField view={view} />
          <ReturnConsent key={view.form.key} view={view} />
        </div>
        <Summary view={view} placing={placing} />
      </fetcher.Form>
    </>
  )
}

const refreshing = ["way", "district", "point", "province", "city"] as const

/** What was chosen before the script was there, or kept by the browser over a reload, is taken in as soon as it is. */
function useEarlyChoices(
  formRef: React.RefObject<HTMLFormElement | null>,
  known: CheckoutForm,
  refresh: () => void
): void {
  const looked = useRef(false)
  useEffect(() => {
    if (looked.current || !formRef.current) return
    looked.current = true
    const shown = new FormData(formRef.current)
    if (refreshing.some((name) => String(shown.get(name) ?? "") !== known[name])) refresh()
  })
}

/** Calls `retry`, if there is one, when the network comes back. */
function useWhenOnlineAgain(retry: (() => void) | null): void {
  useEffect(() => {
    if (!retry) return
    window.addEventListener("online", retry)
    return () => window.removeEventListener("online", retry)
  }, [retry])
}

function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return hydrated
}

/** After a refusal the first field at fault gets the focus, or the notice when it is none. */
function useFocusOnTrouble(formRef: React.RefObject<HTMLFormElement | null>, answer: unknown): void {
  useEffect(() => {
    if (!answer) return
    const form = formRef.current
    const wrong = form?.querySelector<HTMLElement>("[aria-invalid=true]")
    if (wrong) wrong.focus()
    else form?.querySelector(".notice-alert")?.scrollIntoView({ block: "center" })
  }, [answer, formRef])
}

/** Troubles that are put right in the cart. */
const aboutLines: ReadonlySet<NoticeName> = new Set(["problem_lines", "insufficient", "not_together"])

function Trouble({ view, canRefresh }: { view: CheckoutView; canRefresh: boolean }) {
  const { cart, checkout, shop } = useWords()
  if (!view.notice) return null

  return (
    <Notice kind="alert">
      <p>{checkout.notices[view.notice]}</p>
      {view.detail && <p className="muted">{view.detail}</p>}
      {view.notice === "key_reused" && (
        <p className="notice-ways">
          <a className="button" href={href("/orders/mine")}>
            {shop.mine}
          </a>
          <button className="button" name="intent" value="new-key">
            {checkout.as_new_order}
          </button>
        </p>
      )}
      {canRefresh && (
        <p className="notice-ways">
          <button className="button" name="intent" value="refresh">
            <Icon name="refresh" />
            {cart.refresh}
          </button>
        </p>
      )}
      {view.notice === "pickup_only" && (
        <p className="notice-ways">
          {/* Presses the other way of the choice below, with or without script. */}
          <label htmlFor="way-pickup" className="button">
            {checkout.pickup_instead}
          </label>
        </p>
      )}
      {aboutLines.has(view.notice) && (
        <p className="notice-ways">
          <a className="button" href={href("/cart")}>
            {checkout.back_to_cart}
          </a>
        </p>
      )}
    </Notice>
  )
}

function NothingToBuy() {
  const { checkout, shop } = useWords()
  return (
    <div className="blank">
      <Icon name="cart" className="blank-icon" />
      <h1>{checkout.nothing}</h1>
      <p className="blank-ways">
        <a className="button button-main" href={href("/cart")}>
          {checkout.back_to_cart}
        </a>
        <a className="button" href={href("/")}>
          {shop.back_home}
        </a>
      </p>
    </div>
  )
}
