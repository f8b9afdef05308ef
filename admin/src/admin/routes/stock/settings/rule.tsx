import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useWords } from "../../../ui/use-words"
import { type RULES, type SettingsDraft, stopDaysOf } from "./settings-draft"

type RuleName = (typeof RULES)[number]["rule"]

/** A rule: what it does in a sentence, the settings that make it, and what they come to for common goods. */
export function Rule({
  rule,
  draft,
  children,
}: {
  rule: RuleName
  draft: SettingsDraft
  children: ReactNode
}) {
  const { t } = useWords()

  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <div>
        <Heading level="h2">{t(`stock_settings.rules.${rule}`)}</Heading>
        <Text size="small" className="text-ui-fg-subtle max-w-[720px]">
          {t(`stock_settings.rule_hints.${rule}`)}
        </Text>
      </div>
      {children}
      {rule === "near_expiry" && <StopExample draft={draft} />}
    </Container>
  )
}

/** Goods that keep half a year. */
const EXAMPLE_LIFE_DAYS = 180

function StopExample({ draft }: { draft: SettingsDraft }) {
  const { t } = useWords()
  const days = stopDaysOf(draft, EXAMPLE_LIFE_DAYS)
  if (days === null) return null

  return (
    <Text size="small" className="text-ui-fg-muted max-w-[720px]" aria-live="polite">
      {t(days === 0 ? "stock_settings.example.stop_at_end" : "stock_settings.example.stop", {
        life: EXAMPLE_LIFE_DAYS,
        days,
      })}
    </Text>
  )
}
