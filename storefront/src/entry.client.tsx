import { startTransition, StrictMode } from "react"
import { hydrateRoot } from "react-dom/client"
import { HydratedRouter } from "react-router/dom"
import { holdWords, type Lang } from "./words/words"

// Only the language on the page travels to the browser.
const loadWords = async (lang: Lang) =>
  lang === "en" ? (await import("./words/en")).en : (await import("./words/zh-CN")).zhCN

/**
 * Waits until the router has read what the server sent. Otherwise it makes React wait, at the root, with its listeners
 * already on the page; a press in that moment stops React 18 for good (error 345), and no form of the page is sent any
 * more, not even as a plain one. The router waits by throwing a promise before anything else it does.
 */
async function untilStateIsRead(): Promise<void> {
  try {
    HydratedRouter({})
  } catch (waiting) {
    // Anything else thrown here is thrown again, and reported, when React renders it.
    await waiting
  }
}

const lang: Lang = document.documentElement.lang === "en" ? "en" : "zh-CN"
void Promise.all([loadWords(lang), untilStateIsRead()]).then(([words]) => {
  holdWords(lang, words)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <HydratedRouter />
      </StrictMode>
    )
  })
})
