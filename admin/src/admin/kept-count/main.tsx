import { Toaster, TooltipProvider } from "@medusajs/ui"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import i18next from "i18next"
import { createRoot } from "react-dom/client"
import { initReactI18next } from "react-i18next"
import { createBrowserRouter, RouterProvider } from "react-router-dom"
import { deskQuery } from "../api/stock-desk"
import { documentPaths, documentQuery } from "../api/stock-documents"
import { goodsQuery } from "../api/stock-goods"
import words from "../i18n"
import { createKeptCounts, openable, type KeptCount } from "../ui/count/kept-counts"
import { KeptCountPage } from "./kept-count-page"
import { NoNetwork } from "./no-network"
import { SamePage } from "./same-page"

/**
 * What the service worker opens in place of the dashboard when the network does not answer: the count that is kept for the
 * address, or a sentence. It is a page of its own because the dashboard begins with ten questions to the backend, and leads to
 * the sign-in page without an answer.
 */
async function begin(): Promise<void> {
  const counts = await keptCounts()
  await speak()
  wearTheme()
  // A browser's word that it is offline is not waited for: asking fails at once, and then it is known.
  const queries = new QueryClient({
    defaultOptions: { queries: { networkMode: "always", refetchOnWindowFocus: false, retry: 1 } },
  })
  for (const count of counts) seed(queries, count)
  const router = createBrowserRouter(
    [
      {
        element: <SamePage />,
        children: [
          { path: `${documentPaths.stocktake}/:id`, element: <KeptCountPage counts={counts} /> },
          { path: "*", element: <NoNetwork counts={counts} /> },
        ],
      },
    ],
    { basename: import.meta.env.BASE_URL.replace(/\/+$/, "") }
  )

  createRoot(document.getElementById("kept-count")!).render(
    <TooltipProvider>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toaster />
      </QueryClientProvider>
    </TooltipProvider>
  )
}

/** None where the browser does not open its database: then there is the sentence. */
async function keptCounts(): Promise<KeptCount[]> {
  try {
    return openable(await createKeptCounts().all(), Date.now())
  } catch (error) {
    reportError(error)
    return []
  }
}

/** Puts what was kept where the count's screen reads it, as old as it is: whatever the server says is newer. */
function seed(queries: QueryClient, { id, read_at, desk, stocktake, goods }: KeptCount): void {
  const age = { updatedAt: read_at }
  queries.setQueryData(deskQuery().queryKey, { desk }, age)
  queries.setQueryData(documentQuery("stocktake", id).queryKey, stocktake, age)
  if (goods) queries.setQueryData(goodsQuery(stocktake.point_code).queryKey, goods, age)
}

/** The language of the dashboard, from where the dashboard reads it. */
async function speak(): Promise<void> {
  const lng = /(?:^|;\s*)lng=(\w+)/.exec(document.cookie)?.[1] ?? window.localStorage.getItem("lng") ?? "zhCN"
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: "en",
    resources: { zhCN: { baixian: words.zhCN.baixian }, en: { baixian: words.en.baixian } },
    interpolation: { escapeValue: false },
  })
  document.title = i18next.t("kept_count.title", { ns: "baixian" })
  document.documentElement.lang = lng === "zhCN" ? "zh-CN" : lng
}

/** Light or dark, as the dashboard has it. */
function wearTheme(): void {
  const chosen = window.localStorage.getItem("medusa_admin_theme") ?? "system"
  const isDark =
    chosen === "dark" || (chosen === "system" && window.matchMedia("(prefers-color-scheme: dark)").matches)
  document.documentElement.classList.toggle("dark", isDark)
  document.documentElement.style.colorScheme = isDark ? "dark" : "light"
}

void begin()
