import type { ExportRequest } from "@baixian/backend/contract"
import { ArrowDownTray, Clock } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { address, type Query } from "../api/request"
import { LONG_FILE_ROWS } from "./exports/export-row"
import { useStartExport } from "./exports/use-start-export"
import { formatCount } from "./figures"
import { useWords } from "./use-words"

const FORMATS = ["xlsx", "csv"] as const

type FileMenuProps = {
  path: string
  query: Query
  isDisabled?: boolean
  /** Where the server can make the same file without anybody waiting: the question, and how many rows it will have. */
  background?: { query: ExportRequest["query"]; rows: number }
}

/**
 * Takes what is on screen away as a file: the same path and query, asked for in another format. The browser downloads it
 * itself, so a file of any length needs no memory of the page.
 */
export function FileMenu({ path, query, isDisabled, background }: FileMenuProps) {
  const { t } = useWords()
  const isLong = background !== undefined && background.rows > LONG_FILE_ROWS

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" disabled={isDisabled}>
          <ArrowDownTray />
          {t("action.export")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {background && isLong && <BackgroundItem {...background} isLong />}
        {background && isLong && <DropdownMenu.Separator />}
        {FORMATS.map((format) => (
          <DropdownMenu.Item key={format} asChild>
            <a href={address(path, { ...query, format })} download>
              {t(`file.${format}`)}
            </a>
          </DropdownMenu.Item>
        ))}
        {background && !isLong && <DropdownMenu.Separator />}
        {background && !isLong && <BackgroundItem {...background} isLong={false} />}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

type BackgroundItemProps = { query: ExportRequest["query"]; rows: number; isLong: boolean }

/** The same workbook, made without anybody waiting; the first choice where it is long. */
function BackgroundItem({ query, rows, isLong }: BackgroundItemProps) {
  const { t } = useWords()
  const start = useStartExport()

  return (
    <DropdownMenu.Item className="gap-x-2" onSelect={() => void start({ format: "xlsx", query })}>
      <Clock className="text-ui-fg-subtle" />
      <span>
        {t("exports.background")}
        <DropdownMenu.Hint className="block">
          {isLong
            ? t("exports.background_suggested", { rows: formatCount(rows) })
            : t("exports.background_hint")}
        </DropdownMenu.Hint>
      </span>
    </DropdownMenu.Item>
  )
}
