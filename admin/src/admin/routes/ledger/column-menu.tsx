import { Adjustments } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useWords } from "../../ui/use-words"
import { isAlways, LINE_COLUMNS, type LineColumn } from "./line-columns"

type ColumnMenuProps = {
  columns: readonly LineColumn[]
  onToggle: (column: LineColumn) => void
  onReset: () => void
}

/** Which columns are shown; the menu stays open while one chooses. */
export function ColumnMenu({ columns, onToggle, onReset }: ColumnMenuProps) {
  const { t } = useWords()

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary">
          <Adjustments />
          {t("ledger.columns")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="max-h-[min(480px,70vh)] overflow-y-auto">
        {LINE_COLUMNS.map((column) => (
          <DropdownMenu.CheckboxItem
            key={column}
            checked={columns.includes(column)}
            disabled={isAlways(column)}
            onCheckedChange={() => onToggle(column)}
            onSelect={(event) => event.preventDefault()}
          >
            {t(`ledger.cells.${column}`)}
          </DropdownMenu.CheckboxItem>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.Item onSelect={onReset}>{t("ledger.columns_default")}</DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
