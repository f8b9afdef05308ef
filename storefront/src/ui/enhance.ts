/**
 * The only script on most pages: what plain forms and links already do, without a new page. Everything it touches works
 * without it. Built as one classic script, so that it also runs in old in-app browsers.
 */

const POLL_MS = 4000
/** After ten minutes nobody is waiting any more; the page keeps its refresh link. */
const MOST_POLLS = 150
/** As long as a hydrated page's scripts may be on their way before its plain form is sent instead. */
const SCRIPTS_WITHIN_MS = 4000

// ─── saying something ────────────────────────────────────────────────────────────────────────────────────────────────

function say(text: string, withLink: boolean): void {
  const toast = document.getElementById("toast")
  if (!toast) return

  toast.textContent = text
  if (withLink) {
    const anchor = document.createElement("a")
    anchor.href = toast.dataset.href ?? "/"
    anchor.textContent = toast.dataset.link ?? ""
    toast.append(" ", anchor)
  }
  toast.classList.add("shown")
  window.setTimeout(() => toast.classList.remove("shown"), 4000)
}

type Trouble = "offline" | "addFailed" | "changeFailed"

/** Says what went wrong in the page's language. After an addition the cart is where to look. */
function sayTrouble(trouble: Trouble): void {
  say(document.getElementById("toast")?.dataset[trouble] ?? "", trouble === "addFailed")
}

// ─── forms ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function entries(form: HTMLFormElement, submitter: HTMLElement | null | undefined): URLSearchParams {
  const body = new URLSearchParams()
  new FormData(form).forEach((value, name) => body.append(name, String(value)))
  if (submitter instanceof HTMLButtonElement && submitter.name) body.set(submitter.name, submitter.value)
  return body
}

/** `data-quiet`: puts something into the cart and says so. */
async function addQuietly(form: HTMLFormElement, body: URLSearchParams): Promise<void> {
  // Goes through even when the shopper leaves for the cart in the same moment.
  const response = await fetch(form.action, {
    method: "POST",
    headers: { accept: "application/json" },
    body,
    keepalive: true,
  })
  const change = (await response.json()) as { message: string; count: number }
  document.querySelectorAll<HTMLElement>("[data-cart-count]").forEach((badge) => {
    badge.textContent = change.count > 99 ? "99+" : String(change.count)
    badge.hidden = change.count === 0
  })
  say(change.message, true)
}

/** `data-swap`: sends the form and puts the answer's main part and cart badges in the place of ours. */
async function swap(form: HTMLFormElement, body: URLSearchParams): Promise<void> {
  const focused = document.activeElement?.id
  const response = await fetch(form.action, { method: "POST", body })
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const next = page.getElementById("main")
  const main = document.getElementById("main")
  if (!response.ok || !next || !main) return window.location.reload()

  main.replaceChildren(...Array.from(next.childNodes))
  const badge = page.querySelector<HTMLElement>("[data-cart-count]")
  document.querySelectorAll<HTMLElement>("[data-cart-count]").forEach((old) => {
    old.textContent = badge?.textContent ?? ""
    old.hidden = badge?.hidden ?? true
  })
  if (focused) document.getElementById(focused)?.focus()
}

/** The form that the browser may send although it takes itself to be offline: the shop has just answered. */
let reached: HTMLFormElement | null = null

/** In the place of the browser's own error page, which would take the form away. Some browsers wrongly think they are offline. */
function sendIfReached(form: HTMLFormElement, submitter: HTMLElement | null | undefined): void {
  const sendIt = (): void => {
    reached = form
    send(form, submitter instanceof HTMLButtonElement ? submitter : null)
    reached = null
  }
  fetch("/healthz", { cache: "no-store" }).then(sendIt, () => sayTrouble("offline"))
}

document.addEventListener("submit", (event) => {
  const form = event.target
  // React sends its own forms, and says beside them what went wrong.
  if (!(form instanceof HTMLFormElement) || form.hasAttribute("data-live")) return

  const isOffline = !navigator.onLine
  const body = entries(form, event.submitter)
  const way = form.hasAttribute("data-swap") ? swap : form.hasAttribute("data-quiet") ? addQuietly : null
  // "Buy now" leads to another page, so the browser sends it.
  if (!way || body.get("intent") === "buy") {
    if (!isOffline || form === reached) return
    event.preventDefault()
    return sendIfReached(form, event.submitter)
  }

  event.preventDefault()
  way(form, body).catch(() => {
    // Shows the quantity that the cart had.
    if (way === swap) form.reset()
    // Without an answer the cart may or may not have changed, unless nothing was sent at all.
    sayTrouble(isOffline ? "offline" : way === swap ? "changeFailed" : "addFailed")
  })
})

/** `requestSubmit` is younger than some in-app browsers. */
function send(form: HTMLFormElement, button?: HTMLButtonElement | null): void {
  if (button) button.click()
  else if (form.requestSubmit) form.requestSubmit()
  else form.submit()
}

let waitingForScripts = 0

/**
 * On hydrated pages React sees to what follows from a choice, and takes in those made before it came. Sending the page
 * away meanwhile would lose whatever is chosen until the next one is there; so that happens only when React stays away.
 */
function refreshUnlessLive(form: HTMLFormElement): void {
  const press = (): void => {
    if (!form.hasAttribute("data-live")) send(form, form.querySelector<HTMLButtonElement>("[data-refresh]"))
  }
  window.clearTimeout(waitingForScripts)
  // A browser too old for modules will never run them.
  if (document.documentElement.classList.contains("js")) {
    waitingForScripts = window.setTimeout(press, SCRIPTS_WITHIN_MS)
  } else press()
}

document.addEventListener("change", (event) => {
  const field = event.target
  if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement) || !field.form) return
  const { form } = field

  // Choosing is enough: forms with `data-auto` are sent as soon as something in them changes.
  if (form.hasAttribute("data-auto")) send(form)

  if (field.hasAttribute("data-refreshes")) refreshUnlessLive(form)

  // A chosen size shows its price beside the buttons.
  const { price } = field.dataset
  if (price) document.querySelectorAll("[data-chosen-price]").forEach((place) => (place.textContent = price))
})

// ─── waiting ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `data-poll`: asks for a short text from time to time and loads the page anew when it has changed. */
function poll(place: HTMLElement): void {
  let polls = 0
  const timer = window.setInterval(() => {
    if (document.hidden) return
    if (++polls > MOST_POLLS) return window.clearInterval(timer)

    fetch(place.dataset.poll ?? "", { headers: { accept: "text/plain" } })
      .then(async (response) => {
        if (response.ok && (await response.text()) !== place.dataset.state) window.location.reload()
      })
      // Offline for a moment: the next turn asks again.
      .catch(() => undefined)
  }, POLL_MS)
}

document.querySelectorAll<HTMLElement>("[data-poll]").forEach(poll)
