import type { Charge } from "../../modules/demo-wallet/service"
import { walletWords, type WalletLanguage } from "./words"

const yuan = (fen: number): string => (fen / 100).toFixed(2)
const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
})

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** The wallet's payment page, whole in one answer: no script is needed to pay, nothing is fetched from elsewhere. */
export function chargePage(
  charge: Charge | null,
  { language, now }: { language: WalletLanguage; now: Date }
): string {
  const words = walletWords[language]
  if (!charge) return page(language, "", `<p class="state bad">${words.not_found}</p>`)

  const base = `/demo-wallet/${encodeURIComponent(charge.id)}`
  const expired = charge.expires_at.getTime() <= now.getTime()
  const payable = (charge.status === "open" || charge.status === "failed") && !expired
  const action = (name: "pay" | "fail", style: string): string => `
    <form method="post" action="${base}/${name}?lang=${language}">
      <button class="${style}" type="submit" data-action="${name}">${words[name]}<small>${words[`${name}_hint`]}</small></button>
    </form>`
  const back = escaped(charge.return_url)
  const body = `
    <dl>
      <div><dt>${words.payee}</dt><dd>${words.payee_name}</dd></div>
      <div><dt>${words.subject}</dt><dd>${escaped(charge.title)}</dd></div>
      <div><dt>${words.number}</dt><dd class="number">${escaped(charge.out_trade_no)}</dd></div>
      ${payable ? `<div><dt>${words.until}</dt><dd>${clock.format(charge.expires_at)}</dd></div>` : ""}
    </dl>
    ${stateLine(charge, expired, language)}
    ${
      payable
        ? `${action("pay", "primary")}${action("fail", "plain")}
           <a class="plain" href="${back}" data-action="leave">${words.leave}<small>${words.leave_hint}</small></a>`
        : `<a class="primary" href="${back}" data-action="back">${words.back}</a>`
    }`
  const amount = `<p class="amount"><small>${words.amount}</small><span>¥</span>${yuan(charge.amount_fen)}</p>`
  const refresh = charge.status === "paid" ? `<meta http-equiv="refresh" content="2;url=${back}">` : ""
  return page(language, `${base}?lang=${language === "zh" ? "en" : "zh"}`, amount + body, refresh)
}

function stateLine({ status }: Charge, expired: boolean, language: WalletLanguage): string {
  const words = walletWords[language]
  if (status === "paid") {
    return `<p class="state good" role="status">✓ ${words.paid}<small>${words.paid_hint}</small></p>`
  }
  if (status === "closed") return `<p class="state bad" role="status">${words.closed}</p>`
  if (expired) return `<p class="state bad" role="status">${words.expired}</p>`
  if (status === "failed") return `<p class="state bad" role="status">${words.failed}</p>`
  return ""
}

function page(language: WalletLanguage, otherUrl: string, body: string, head = ""): string {
  const words = walletWords[language]
  const other = otherUrl ? `<a class="language" href="${otherUrl}">${words.other}</a>` : ""
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
${head}
<style>
  :root { color-scheme: light; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; background: #eef2ee; color: #1d2a22; display: flex; justify-content: center; }
  main { width: 100%; max-width: 27rem; padding: 0 1rem 2rem; }
  header { display: flex; align-items: center; justify-content: space-between; padding: 1rem 0; }
  h1 { font-size: 1.125rem; margin: 0; letter-spacing: .04em; }
  .language { display: inline-flex; align-items: center; min-height: 2.75rem; padding-left: .75rem; color: #38614a; font-size: .9375rem; }
  .badge { margin: 0 0 1rem; padding: .625rem .875rem; border-radius: .5rem; background: #fff3d6; color: #6b4700;
    border: 1px dashed #d69a1e; font-weight: 600; text-align: center; }
  section { background: #fff; border-radius: .75rem; padding: 1.25rem; box-shadow: 0 1px 2px rgb(0 0 0 / .06); }
  .amount { margin: 0 0 1rem; text-align: center; font-size: 2.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
  .amount small { display: block; font-size: .9375rem; font-weight: 400; color: #5a6b61; }
  .amount span { font-size: 1.5rem; margin-right: .125rem; }
  dl { margin: 0 0 1.25rem; border-top: 1px solid #e6ebe7; }
  dl div { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding: .625rem 0; border-bottom: 1px solid #e6ebe7; }
  dt { color: #5a6b61; flex: none; } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
  .number { font-variant-numeric: tabular-nums; font-size: .875rem; }
  button, a.primary, a.plain { display: flex; flex-direction: column; align-items: center; justify-content: center; width: 100%; min-height: 3.25rem; margin-top: .75rem; padding: .5rem 1rem; border-radius: .625rem;
    font: inherit; font-size: 1.0625rem; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
  button small, a small, .state small { display: block; font-size: .8125rem; font-weight: 400; opacity: .85; }
  .primary { background: #1f7a4d; border: 1px solid #1f7a4d; color: #fff; }
  .plain { background: #fff; border: 1px solid #b9c6bd; color: #1d2a22; }
  button:focus-visible, a:focus-visible { outline: 3px solid #7cc4a0; outline-offset: 2px; }
  .state { margin: 0 0 .5rem; padding: .875rem; border-radius: .5rem; text-align: center; font-weight: 600; }
  .good { background: #e2f3e8; color: #14532d; } .bad { background: #fdeaea; color: #8a1c1c; }
  footer { margin-top: 1rem; color: #5a6b61; font-size: .875rem; text-align: center; line-height: 1.6; text-wrap: balance; }
</style>
</head>
<body>
<main>
  <header><h1>${words.title}</h1>${other}</header>
  <p class="badge">${words.badge}</p>
  <section>${body}</section>
  <footer>${words.explain}</footer>
</main>
</body>
</html>`
}
