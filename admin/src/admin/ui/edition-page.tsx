import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { BackLink } from "./periods-head"
import { useWords } from "./use-words"

type EditionHeadProps = {
  period: string
  title: string
  mark?: ReactNode
  hint: ReactNode
  children: ReactNode
}

/** The head over a paper: what it is, where it stands, and what may be done with it. */
export function EditionHead({ period, title, mark, hint, children }: EditionHeadProps) {
  const { t, monthName } = useWords()
  const isMonth = period.length === 7

  return (
    <Container className="sticky top-0 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3">
      <div className="min-w-0">
        <BackLink
          to={isMonth ? `/periods/${period}` : `/periods/daily?day=${period}`}
          label={isMonth ? monthName(period) : t("periods.days")}
        />
        <span className="flex items-center gap-x-2">
          <Heading level="h1">{title}</Heading>
          {mark}
        </span>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
      <div className="flex items-center gap-x-3">{children}</div>
    </Container>
  )
}
