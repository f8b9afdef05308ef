import type { LinkWords } from "./words"

const style = `
  :root { color-scheme: light; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; background: #f4f5f4; color: #18221c; display: flex; justify-content: center; }
  main { width: 100%; max-width: 26rem; padding: 3rem 1rem 2rem; }
  .product { margin: 0 0 .25rem; color: #38614a; font-weight: 600; letter-spacing: .08em; }
  h1 { font-size: 1.375rem; margin: 0 0 1rem; }
  section { background: #fff; border-radius: .75rem; padding: 1.25rem; box-shadow: 0 1px 3px rgb(0 0 0 / .1); }
  p { line-height: 1.6; margin: 0 0 1rem; }
  label { display: block; font-weight: 600; margin-bottom: .375rem; }
  input[type=password], input[type=text], output { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; margin-bottom: 1rem;
    border: 1px solid #aab5ad; border-radius: .5rem; font: inherit; background: #fff; }
  output { border-color: #e1e6e2; background: #f4f5f4; overflow-wrap: anywhere; }
  .check { display: flex; align-items: center; gap: .5rem; font-weight: 400; min-height: 2.75rem; }
  .hint { color: #53615a; font-size: .9375rem; }
  .no { background: #fdeaea; color: #8a1c1c; padding: .75rem; border-radius: .5rem; }
  .yes { background: #e2f3e8; color: #14532d; padding: .75rem; border-radius: .5rem; }
  button, a.go { display: flex; align-items: center; justify-content: center; width: 100%; min-height: 3rem; border-radius: .5rem; border: 0; background: #1f7a4d;
    color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
  button[disabled] { opacity: .6; cursor: wait; }
  :focus-visible { outline: 3px solid #7cc4a0; outline-offset: 2px; }
  [hidden] { display: none !important; }`

// The token stays behind the #: it is sent in a body only, and leaves the address bar at once. Another link put into the
// address bar of this page is no new page to a browser, hence the reload.
const script = `
const words = JSON.parse(document.getElementById("words").textContent)
const at = (id) => document.getElementById(id)
const token = location.hash.slice(1)
history.replaceState(null, "", location.pathname)
addEventListener("hashchange", () => location.reload())
const say = (text, kind) => { at("said").textContent = text; at("said").className = kind; at("said").hidden = !text }
const send = async (path, body) => {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })
  const data = await answer.json()
  return answer.ok ? { data } : { no: data.message, over: data.code === "link_over" }
}
let done = "done_reset"
const roleText = (role) => role
  ? words.role.replace("{role}", words.language === "en" ? role.name_en : role.name)
      .replace("{place}", words.language === "en" ? role.place_name_en : role.place_name)
  : words.no_role
const look = async () => {
  if (!token) return say(words.no_token, "no")
  const { data, no } = await send("/staff-link/look", { token }).catch(() => ({ no: words.unreachable }))
  if (!data) return say(no, "no")
  if (data.kind === "invite") {
    done = data.role ? "done_invite" : "done_no_role"
    at("role").textContent = roleText(data.role)
    at("role").hidden = false
  }
  say("", "")
  at("hello").textContent = words[data.kind].replace("{name}", data.name)
  at("email").textContent = data.email
  at("username").value = data.email
  at("form").hidden = false
  at("password").focus()
}
at("show").addEventListener("change", () => {
  for (const id of ["password", "again"]) at(id).type = at("show").checked ? "text" : "password"
})
at("form").addEventListener("submit", async (event) => {
  event.preventDefault()
  const password = at("password").value
  if (!password) return say(words.missing, "no")
  if (password !== at("again").value) return say(words.differ, "no")
  at("save").disabled = true
  say(words.saving, "hint")
  const { data, no, over } = await send("/staff-link/use", { token, password }).catch(() => ({ no: words.unreachable }))
  at("save").disabled = false
  if (data || over) at("form").hidden = true
  if (!data) return say(no, "no")
  say(words[done], "yes")
  if (done === "done_no_role") return
  at("go").hidden = false
  at("go").focus()
})
look()`

/** The page behind a one-time link; whole in one answer, nothing fetched from elsewhere, the same for everybody. */
export function linkPage(words: LinkWords, nonce: string): string {
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · ${words.product}</title>
<style>${style}</style>
</head>
<body>
<main>
  <p class="product">${words.product}</p>
  <h1>${words.title}</h1>
  <section>
    <noscript><p class="no">${words.script}</p></noscript>
    <p id="said" role="status" class="hint">${words.looking}</p>
    <form id="form" hidden>
      <p id="hello"></p>
      <p id="role" hidden></p>
      <label for="email">${words.email}</label><output id="email"></output>
      <input id="username" type="text" autocomplete="username" hidden>
      <label for="password">${words.password}</label>
      <input id="password" type="password" autocomplete="new-password" aria-describedby="rule">
      <p id="rule" class="hint">${words.rule}</p>
      <label for="again">${words.again}</label>
      <input id="again" type="password" autocomplete="new-password">
      <label class="check"><input id="show" type="checkbox">${words.show}</label>
      <button id="save" type="submit">${words.save}</button>
      <p class="hint" style="margin: 1rem 0 0">${words.once}</p>
    </form>
    <a id="go" class="go" href="/app/login" hidden>${words.sign_in}</a>
  </section>
</main>
<script id="words" type="application/json" nonce="${nonce}">${JSON.stringify(words).replaceAll("<", "\\u003c")}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>`
}
