import { ListCheckbox } from "@medusajs/icons"
import { Badge, Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { exportsQuery } from "../../api/exports"
import { useWords } from "../use-words"
import { showExports } from "./drawer-state"
import { runningCount } from "./export-row"

/** Opens the list of exports; says how many are being made. */
export function ExportsButton({ variant = "secondary" }: { variant?: "secondary" | "transparent" }) {
  const { t } = useWords()
  const { data } = useQuery(exportsQuery())
  const running = runningCount(data?.items ?? [])

  return (
    <Button
      size="small"
      variant={variant}
      title={running > 0 ? t("exports.running", { running }) : undefined}
      onClick={() => showExports(true)}
    >
      <ListCheckbox />
      {t("exports.open")}
      {running > 0 && (
        <Badge size="2xsmall" rounded="full" color="blue" aria-label={t("exports.running", { running })}>
          {running}
        </Badge>
      )}
    </Button>
  )
}
