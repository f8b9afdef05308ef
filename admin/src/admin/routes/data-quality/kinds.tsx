import type { QualityAnswer, QualityItem } from "@baixian/backend/contract"
import { CheckMini } from "@medusajs/icons"
import { clx, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useId } from "react"
import { Link } from "react-router-dom"
import { isMonth } from "../../ui/business-month"
import { formatCount } from "../../ui/figures"
import { formatFen } from "../../ui/money"
import { plainTable } from "../../ui/plain-table"
import { linesAddress, mendAddress, type Urgency } from "../../ui/quality-board"
import { useWords } from "../../ui/use-words"

const COLOURS = { wrong: "red", doubtful: "orange", soon: "blue", fine: "green" } as const

type KindsToMendProps = { urgency: Exclude<Urgency, "fine">; items: QualityItem[]; answer: QualityAnswer }

/** The kinds of one urgency, each with what it means, what to do next, how much is at stake and the first by name. */
export function KindsToMend({ urgency, items, answer }: KindsToMendProps) {
  return (
    <UrgencySection urgency={urgency}>
      <ul className="divide-y border-t">
        {items.map((item) => (
          <Kind key={item.kind} item={item} answer={answer} />
        ))}
      </ul>
    </UrgencySection>
  )
}

/** What was looked for in vain, quietly: that it was looked for is worth knowing. */
export function FineKinds({ items }: { items: QualityItem[] }) {
  const { t } = useWords()

  return (
    <UrgencySection urgency="fine">
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1.5 border-t px-6 py-3 md:grid-cols-2">
        {items.map(({ kind }) => (
          <li key={kind} className="txt-small text-ui-fg-muted flex items-center gap-x-1.5">
            <CheckMini className="text-ui-tag-green-icon shrink-0" />
            {t(`quality.kinds.${kind}.fine`)}
          </li>
        ))}
      </ul>
    </UrgencySection>
  )
}

function UrgencySection({ urgency, children }: { urgency: Urgency; children: React.ReactNode }) {
  const { t } = useWords()
  const id = useId()

  return (
    <Container className="p-0">
      <section aria-labelledby={id}>
        <div className="flex flex-wrap items-center gap-x-3 px-6 py-3">
          <Heading level="h2" id={id}>
            <StatusBadge color={COLOURS[urgency]}>{t(`quality.urgency.${urgency}`)}</StatusBadge>
          </Heading>
          <Text size="small" className="text-ui-fg-muted">
            {t(`quality.urgency_hints.${urgency}`)}
          </Text>
        </div>
        {children}
      </section>
    </Container>
  )
}

function Kind({ item, answer }: { item: QualityItem; answer: QualityAnswer }) {
  const { t } = useWords()
  const { kind, count, net_fen, examples } = item
  const lines = linesAddress(kind, answer)
  const title = t(`quality.kinds.${kind}.title`)

  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-1">
        <div className="min-w-0 max-w-[720px] flex-1">
          <Heading level="h3">{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`quality.kinds.${kind}.meaning`)}
          </Text>
          <Text size="small" className="pt-0.5">
            {t("quality.next", { todo: t(`quality.kinds.${kind}.todo`) })}
          </Text>
        </div>
        <div className="shrink-0 text-right tabular-nums">
          <Text weight="plus">{t("quality.found", { items: formatCount(count) })}</Text>
          {net_fen !== null && (
            <Text size="small" className="text-ui-fg-subtle">
              {t("quality.stake")} ¥{formatFen(net_fen, "yuan")}
            </Text>
          )}
        </div>
      </div>
      {examples.length > 0 && (
        <ul aria-label={t("quality.examples", { kind: title })} className="flex flex-wrap gap-x-4 gap-y-1">
          {examples.map((example) => (
            <li key={example.id} className="txt-small max-w-[320px] truncate" title={example.label}>
              <Example kind={kind} {...example} />
            </li>
          ))}
        </ul>
      )}
      {(lines || count > examples.length) && (
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {examples.length > 0 && count > examples.length && (
            <Text size="small" className="text-ui-fg-muted">
              {t("quality.more", { items: formatCount(count - examples.length) })}
            </Text>
          )}
          {lines && (
            <Link to={lines} className={clx(plainTable.link, "txt-small")}>
              {t("quality.lines")}
            </Link>
          )}
        </div>
      )}
    </li>
  )
}

function Example({ kind, id, label }: { kind: QualityItem["kind"]; id: string; label: string }) {
  const { monthName } = useWords()
  const to = mendAddress(kind, id)
  const name = isMonth(id) ? monthName(id) : label

  return to ? (
    <Link to={to} className={plainTable.link}>
      {name}
    </Link>
  ) : (
    <>{name}</>
  )
}
