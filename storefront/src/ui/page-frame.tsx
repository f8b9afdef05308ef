import type { ReactNode } from "react"
import { href, useLocation, useMatches, useRouteError } from "react-router"
import { useLang, useWords } from "../words/words"
import { Icon } from "./icon"
import { Notice } from "./notice"

type FrameProps = { elder: boolean; cart_count: number; children: ReactNode }

/** What stands around every page: search, the five ways through the shop, language and type size, the small print. */
export function PageFrame({ elder, cart_count, children }: FrameProps) {
  const { shop } = useWords()
  const failed = Boolean(useRouteError())
  const matches = useMatches()
  // A page that failed has no bar of its own to show.
  const ownBar =
    !failed && matches.some(({ handle }) => (handle as { own_bar?: boolean } | undefined)?.own_bar)

  // Without script the page comes back after adding something, and says so here.
  const added = new URLSearchParams(useLocation().search).has("added")

  return (
    <div className={ownBar ? "page page-own-bar" : "page"}>
      <a className="skip" href="#main">
        {shop.skip}
      </a>
      <Header elder={elder} cart_count={cart_count} />
      <main id="main" className="main" tabIndex={-1}>
        {added && (
          <Notice kind="done">
            {shop.added} <a href={href("/cart")}>{shop.go_to_cart}</a>
          </Notice>
        )}
        {children}
      </main>
      <Footer />
      {!ownBar && <Tabs cart_count={cart_count} place="bottom" />}
      <div
        id="toast"
        className="toast"
        role="status"
        data-href={href("/cart")}
        data-link={shop.go_to_cart}
        data-offline={shop.offline}
        data-add-failed={shop.add_failed}
        data-change-failed={shop.change_failed}
      />
    </div>
  )
}

function Header({ elder, cart_count }: { elder: boolean; cart_count: number }) {
  const { shop } = useWords()
  const lang = useLang()
  const { pathname, search } = useLocation()
  const asked = new URLSearchParams(search)

  return (
    <header className="header">
      <div className="header-inner">
        <a className="brand" href={href("/")}>
          <Seal />
          <span className="brand-name">{shop.name}</span>
        </a>
        <Tabs cart_count={cart_count} place="top" />
        <div className="tools">
          <a href={withParam(pathname, search, "elder", elder ? "0" : "1")} rel="nofollow">
            <Icon name="text" />
            {elder ? shop.elder_off : shop.elder_on}
          </a>
          <a
            href={withParam(pathname, search, "lang", lang === "en" ? "zh-CN" : "en")}
            hrefLang={lang === "en" ? "zh-CN" : "en"}
            lang={lang === "en" ? "zh-CN" : "en"}
            rel="nofollow"
          >
            <Icon name="language" />
            {shop.other_language}
          </a>
        </div>
        <form className="search" role="search" action={href("/products")}>
          <label className="sr" htmlFor="q">
            {shop.search}
          </label>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={asked.get("q") ?? ""}
            placeholder={shop.search_hint}
            maxLength={60}
            autoComplete="off"
          />
          <button aria-label={shop.search}>
            <Icon name="search" />
            <span>{shop.search}</span>
          </button>
        </form>
      </div>
    </header>
  )
}

/** A seal with the shop's name, drawn, so that it needs no font. */
function Seal() {
  return (
    <svg className="seal" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M6 22.5 12 14l4 5 5-8 5 11.5Z" />
      <circle cx="11" cy="9" r="2" />
    </svg>
  )
}

function Tabs({ cart_count, place }: { cart_count: number; place: "top" | "bottom" }) {
  const { shop } = useWords()
  const { pathname } = useLocation()
  const tabs = [
    { to: href("/"), icon: "home", text: shop.home, here: pathname === "/" },
    {
      to: href("/categories"),
      icon: "category",
      text: shop.categories,
      here: /^\/(categories|products)/.test(pathname),
    },
    { to: href("/origins"), icon: "map", text: shop.origins, here: pathname.startsWith("/origins") },
    { to: href("/cart"), icon: "cart", text: shop.cart, here: /^\/(cart|checkout)/.test(pathname) },
    { to: href("/orders/mine"), icon: "user", text: shop.mine, here: pathname.startsWith("/orders") },
  ]

  return (
    <nav className={`tabs tabs-${place}`} aria-label={shop.tabs}>
      {tabs.map(({ to, icon, text, here }) => (
        <a
          key={to}
          href={to}
          className={here ? "here" : undefined}
          aria-current={pathname === to ? "page" : undefined}
        >
          <span className="tab-icon">
            <Icon name={icon} />
            {icon === "cart" && <CartCount count={cart_count} />}
          </span>
          {text}
        </a>
      ))}
    </nav>
  )
}

/** How much is in the cart. The script on the page finds it by its attribute. */
export function CartCount({ count }: { count: number }) {
  return (
    <span className="badge" data-cart-count="" hidden={count === 0}>
      {count > 99 ? "99+" : count}
    </span>
  )
}

function Footer() {
  const { shop } = useWords()
  return (
    <footer className="footer">
      <nav>
        <a href={href("/help")}>{shop.help}</a>
        <a href={href("/orders/find")}>{shop.find_order}</a>
        <a href={`${href("/help")}#privacy`}>{shop.privacy}</a>
      </nav>
      <p>{shop.footer}</p>
      <p>{shop.licence}</p>
    </footer>
  )
}

/** The same page with one thing asked for differently. */
function withParam(pathname: string, search: string, name: string, value: string): string {
  const params = new URLSearchParams(search)
  params.delete("added")
  params.set(name, value)
  return `${pathname}?${params}`
}
