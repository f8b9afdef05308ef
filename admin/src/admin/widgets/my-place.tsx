import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { BuildingStorefront } from "@medusajs/icons"
import { useQuery } from "@tanstack/react-query"
import { meQuery } from "../api/me"
import { isAdmin } from "../ui/place/own-pages"
import { PointSwitch } from "../ui/place/point-switch"
import { useOwnPages, useSearchForAdmins } from "../ui/place/use-own-pages"
import { usePoint } from "../ui/place/use-point"
import { useWords } from "../ui/use-words"

/**
 * What stands in no layout of Medusa's and is the administrator's: the way to the settings, the menu of the shop's name (which
 * then only has the way out that stands below as well), arranging the dashboard, groups of settings that are left empty, and
 * the names in one's own profile, which the server would refuse to change (given-names.ts).
 */
const ONLY_ADMINS = `
  aside a[href$="/settings"], [role="menu"] a[href$="/settings/store"] { display: none }
  aside .sticky.top-0 button[aria-haspopup="menu"] { pointer-events: none }
  aside .sticky.top-0 button[aria-haspopup="menu"] > svg { display: none }
  button[aria-label="自定义布局"], button[aria-label="Customize layout"] { display: none }
  [role="dialog"] form div.grid:has(input[name="first_name"]) { display: none }
  aside div[data-state]:has(> div > div:empty), aside div[data-state]:has(> div > div:empty) + div { display: none }`

/** The top bar's halves share a phone's width by what they hold: neither lies over the other. */
const TOP_BAR = `
  @media (max-width: 1023px) {
    div:has(+ main) { grid-template-columns: minmax(0, 1fr) auto; column-gap: 8px }
    div:has(+ main) ol { min-width: 0; overflow: hidden; white-space: nowrap }
  }`

/**
 * Above every page: the name of the place one works at, with a switch for who has several. It also sees to it that the
 * dashboard shows only what is one's own; the server refuses the rest anyhow.
 */
const MyPlace = () => {
  const { t, nameOf } = useWords()
  const { data: me } = useQuery(meQuery())
  const keepsStock = me?.menu.includes("/stock") ?? false
  const { points, chosen, choose } = usePoint({ isEnabled: keepsStock })
  useOwnPages(me)
  useSearchForAdmins(me)
  if (!me) return null

  const scopes = [
    ...new Set(
      me.grants.map(({ place_name, place_name_en }) => nameOf({ name: place_name, name_en: place_name_en }))
    ),
  ]
  const own = chosen?.is === "chosen" ? chosen.point : chosen?.is === "foreign" ? chosen.own : null

  return (
    <>
      <style>{TOP_BAR}</style>
      {!isAdmin(me) && <style>{ONLY_ADMINS}</style>}
      <div
        role="group"
        aria-label={t("my_place.label")}
        className="text-ui-fg-base flex min-w-0 max-w-[46vw] items-center gap-x-1.5 sm:max-w-[360px]"
      >
        <BuildingStorefront className="text-ui-fg-subtle hidden shrink-0 sm:block" />
        {own && points.length > 1 ? (
          <PointSwitch points={points} value={own.code} onChange={choose} />
        ) : (
          <span className="txt-compact-xsmall-plus sm:txt-compact-small-plus line-clamp-2 break-all text-right">
            {own?.name ?? scopes.join(t("my_place.and"))}
          </span>
        )}
      </div>
    </>
  )
}
export default MyPlace

export const config = defineWidgetConfig({ zone: "topbar", id: "baixian:my-place" })
