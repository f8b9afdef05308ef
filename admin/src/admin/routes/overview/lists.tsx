import type { OverviewAnswer } from "@baixian/backend/contract"
import { CheckCircleSolid } from "@medusajs/icons"
import { Badge, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { formatRatio } from "../../ui/figures"
import { GapMark } from "../../ui/gap-mark"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { useWords } from "../../ui/use-words"

type ListProps = { answer: OverviewAnswer; unit: MoneyUnit }

const RED_SHOWN = 6

/**
 * Counties more than ten points behind the sales plan, worst first: the same that 分县销售 calls red. How many are red by
 * the plan of 百县百品 stands below, under that plan's name.
 */
export function RedList({ answer, unit }: ListProps) {
  const { t, nameOf, unitSuffix } = useWords()
  const { red_list, target, campaign, month } = answer
  const hidden = red_list.length - RED_SHOWN

  return (
    <ListCard title={t("red.sales")} hint={t("overview.red_hint")} count={red_list.length}>
      {red_list.length === 0 ? (
        <div className="flex items-center gap-x-2 px-6 py-8">
          {target.plan !== null && <CheckCircleSolid className="text-ui-tag-green-icon" />}
          <Text size="small" className="text-ui-fg-subtle">
            {t(target.plan === null ? "overview.red_none_plan" : "overview.red_none")}
          </Text>
        </div>
      ) : (
        <ul>
          {red_list.slice(0, RED_SHOWN).map((county) => (
            <li key={county.code}>
              <Link
                to={`/reports/sales-by-county?month=${month}&open=county:${county.code}.ytd_net_fen`}
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-3 px-6 py-1.5 outline-none"
              >
                <span className="txt-compact-small-plus truncate" title={nameOf(county)}>
                  {nameOf(county)}
                </span>
                <span className="txt-compact-small flex items-baseline gap-x-3">
                  <span className="text-ui-fg-muted txt-compact-xsmall whitespace-nowrap tabular-nums">
                    {formatRatio(county.completion_rate)} ·{" "}
                    {t("overview.red_gap", {
                      amount: `${formatFen(county.gap_fen, unit)} ${unitSuffix(unit)}`,
                    })}
                  </span>
                  <GapMark points={county.schedule_gap_points} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-y-1.5 px-6 pb-4 pt-1">
        {red_list.length > 0 && (
          <MoreLink
            to={`/reports/sales-by-county?month=${month}&only=red&sort=schedule_gap_points`}
            text={hidden > 0 ? t("overview.red_more", { counties: hidden }) : ""}
            action={t("action.show_sales")}
          />
        )}
        {campaign.red_counties !== null && (
          <MoreLink
            to={`/reports/campaign-progress?month=${month}&only=red&sort=schedule_gap_points`}
            text={t("red.catalogue_sales_count", { counties: campaign.red_counties })}
            action={t("action.show_board")}
          />
        )}
      </div>
    </ListCard>
  )
}

/** What is not listed here, and where it is. */
export function MoreLink({ to, text, action }: { to: string; text: string; action: string }) {
  return (
    <Link
      to={to}
      className="txt-compact-small text-ui-fg-subtle focus-visible:shadow-borders-focus rounded outline-none"
    >
      {text}
      <span className="bx-no-print">
        {text && " · "}
        <span className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover font-medium">
          {action}
        </span>
      </span>
    </Link>
  )
}

type ListCardProps = { title: string; hint: string; count?: number; children: ReactNode }

/** A card with a list: its heading, what the list is of, how many. */
export function ListCard({ title, hint, count, children }: ListCardProps) {
  return (
    <section className="bx-card">
      <div className="flex items-baseline justify-between gap-x-2 px-6 pb-2 pt-4">
        <Heading level="h2" className="flex items-center gap-x-2 whitespace-nowrap">
          {title}
          {!!count && (
            <Badge size="2xsmall" color="red" rounded="full">
              {count}
            </Badge>
          )}
        </Heading>
        <span className="txt-compact-xsmall text-ui-fg-muted text-right">{hint}</span>
      </div>
      {children}
    </section>
  )
}
