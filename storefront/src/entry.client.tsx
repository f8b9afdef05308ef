import { startTransition, StrictMode } from "react"
import { hydrateRoot } from "react-dom/client"
import { HydratedRouter } from "react-router/dom"
import { holdWords, type Lang } from "./words/words"

// Only the language on the page travels to the browser.
const loadWords = async (lang: Lang) =>
  lang === "en" ? (await import("./words/en")).en : (await import("./words/zh-CN")).zhCN

const lang: Lang = document.documentElement.lang === "en" ? "en" : "zh-CN"
void loadWords(lang).then((words) => {
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
