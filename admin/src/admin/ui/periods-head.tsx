import { clx, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { plainTable } from "./plain-table"
import { useWords } from "./use-words"

const VIEWS = [
  { view: "months", to: "/periods" },
  { view: "days", to: "/periods/daily" },
] as const

/** The head of 月结与报送: months or days, and what is said of them. */
export function PeriodsHead({
  view,
  hint,
  children,
}: {
  view: "months" | "days"
  hint: string
  children?: ReactNode
}) {
  const { t } = useWords()

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <div>
        <Heading level="h1">{t("periods.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
      <div className="flex items-center gap-x-3">
        <nav
          aria-label={t("periods.views")}
          className="bg-ui-bg-component shadow-borders-base flex h-7 items-center gap-x-0.5 rounded-md p-0.5"
        >
          {VIEWS.map((each) => (
            <Link
              key={each.view}
              to={each.to}
              aria-current={each.view === view ? "page" : undefined}
              className={clx(
                "txt-compact-small-plus text-ui-fg-subtle flex h-6 items-center rounded px-2 outline-none",
                "hover:text-ui-fg-base focus-visible:shadow-borders-focus",
                each.view === view && "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
              )}
            >
              {t(`periods.${each.view}`)}
            </Link>
          ))}
        </nav>
        {children}
      </div>
    </div>
  )
}

/** The way back, above a page that is a part of another. */
export function BackLink({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className={clx(plainTable.link, "txt-compact-small")}>
      ‹ {label}
    </Link>
  )
}
