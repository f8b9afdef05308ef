import type { ReactNode } from "react"
import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "react-router"
import type { Route } from "./+types/root"
import enhanceUrl from "./ui/enhance.ts?worker&url"
import { ErrorPage } from "./ui/error-page"
import { markScript } from "./ui/mark-script"
import { PageFrame } from "./ui/page-frame"
import { countPieces } from "./shop/cart/cart"
import { readCart } from "./shop/cart/cart-cookie.server"
import { siteOf } from "./shop/cookies.server"
import { preferenceCookies, readPreferences } from "./shop/preferences.server"
import { LangProvider, wordsFor } from "./words/words"
import "./ui/css/style.css"

/** What every page needs to know about its reader. */
export function loader({ request }: Route.LoaderArgs) {
  const headers = new Headers()
  for (const cookie of preferenceCookies(request)) headers.append("Set-Cookie", cookie)
  const cart_count = countPieces(readCart(request))
  return data({ ...readPreferences(request), cart_count, site: siteOf(request) }, { headers })
}

/**
 * Every other page is a new document, and what a page to fill in sends changes nothing here. Asking again would put an
 * error page in the place of the form when the network is away.
 */
export const shouldRevalidate = () => false

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const { shop } = wordsFor(loaderData?.lang ?? "zh-CN")
  return [{ title: shop.name }, { name: "description", content: shop.slogan }]
}

export function Layout({ children }: { children: ReactNode }) {
  const reader = useRouteLoaderData<typeof loader>("root")
  const lang = reader?.lang ?? "zh-CN"
  const hydrates = useMatches().some(({ handle }) => (handle as { hydrates?: boolean } | undefined)?.hydrates)

  return (
    // The script in the head adds a class that the server cannot know.
    <html lang={lang} className={reader?.elder ? "elder" : undefined} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1e5b45" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
        <script dangerouslySetInnerHTML={{ __html: markScript }} />
        <script src={enhanceUrl} defer />
      </head>
      <body>
        <LangProvider lang={lang}>
          <PageFrame elder={reader?.elder ?? false} cart_count={reader?.cart_count ?? 0}>
            {children}
          </PageFrame>
        </LangProvider>
        {/* Pages to look at are complete as they arrive; only pages to fill in are worth 100 KB of script (docs/decisions/013). */}
        {hydrates && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}
