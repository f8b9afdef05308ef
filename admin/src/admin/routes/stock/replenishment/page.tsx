import type { StockPoint } from "@baixian/backend/contract"
import { Container, Heading, Text } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { OwnPoint } from "../../../ui/place/own-point"
import { Segmented } from "../../../ui/segmented"
import { useWords } from "../../../ui/use-words"
import { SafetyGrid } from "./safety-grid"
import { Suggestions } from "./suggestions"

const PARTS = ["suggestions", "safety"] as const

/** 补货: what to ask the hub for, and from how many pieces on goods are short. */
const ReplenishmentPage = () => (
  <OwnPoint>{(point) => <Replenishment key={point.code} point={point} />}</OwnPoint>
)
export default ReplenishmentPage

function Replenishment({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const part = PARTS.find((each) => each === address.get("part")) ?? "suggestions"
  const show = (chosen: (typeof PARTS)[number]) => {
    const next = new URLSearchParams(address)
    next.set("part", chosen)
    setAddress(next, { replace: true })
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Container className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h1">{t("replenish.title", { name: point.name })}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("replenish.hint")}
          </Text>
        </div>
        <Segmented
          label={t("replenish.part")}
          value={part}
          options={PARTS.map((value) => ({ value, label: t(`replenish.parts.${value}`) }))}
          onChange={show}
        />
      </Container>
      {part === "safety" ? <SafetyGrid point={point} /> : <Suggestions point={point} />}
    </div>
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("replenish.crumb")}</>
}
