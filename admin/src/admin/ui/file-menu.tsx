import { ArrowDownTray } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { address, type Query } from "../api/request"
import { useWords } from "./use-words"

const FORMATS = ["xlsx", "csv"] as const

/**
 * Takes what is on screen away as a file: the same path and query, asked for in another format. The browser downloads it
 * itself, so a file of any length needs no memory of the page.
 */
export function FileMenu({ path, query, isDisabled }: { path: string; query: Query; isDisabled?: boolean }) {
  const { t } = useWords()

  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" disabled={isDisabled}>
          <ArrowDownTray />
          {t("action.export")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {FORMATS.map((format) => (
          <DropdownMenu.Item key={format} asChild>
            <a href={address(path, { ...query, format })} download>
              {t(`file.${format}`)}
            </a>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
