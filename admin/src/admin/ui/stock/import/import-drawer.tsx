import { ArrowDownTray } from "@medusajs/icons"
import { Alert, Button, Drawer, Text, Textarea } from "@medusajs/ui"
import { useEffect, useRef, useState, type ClipboardEvent } from "react"
import {
  MOST_FILE_BYTES,
  MOST_LETTERS,
  sheetAddress,
  UnreadableFile,
  useReadImport,
} from "../../../api/stock-imports"
import { formatCount } from "../../figures"
import { useFocusBack } from "../../focus-back"
import { failureText } from "../../load-state"
import { Field } from "../../product-origin/field"
import { Segmented } from "../../segmented"
import { useWords } from "../../use-words"
import { type CellFault, Faults, inRowOrder } from "./faults"
import { FilePick } from "./file-pick"
import { FoundRows } from "./found-rows"
import type { ImportLinesProps } from "./import-lines"
import { type HowTaken, type ImportedLine, isOfCells } from "./take-over"

const WAYS = ["replace", "add"] as const satisfies readonly HowTaken[]

type ImportDrawerProps = Omit<ImportLinesProps, "onTake"> & {
  /** Cells that were pasted into the page. */
  opened: string
  onTake: (rows: readonly ImportedLine[], how: HowTaken, faults: readonly CellFault[]) => Promise<void>
  onClose: () => void
}

/** Paste or choose, see what was found and which cells are wrong, take over what is right. Nothing is stored by it. */
export function ImportDrawer(props: ImportDrawerProps) {
  const { kind, point, room = Infinity, isHere = never, refused = noReason, opened, onTake, onClose } = props
  const { t } = useWords()
  const [text, setText] = useState(opened)
  const [file, setFile] = useState<File | null>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const [how, setHow] = useState<HowTaken>("replace")
  const [isTaking, setIsTaking] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const takeButton = useRef<HTMLButtonElement>(null)
  const { mutate: read, reset, data, error, isPending } = useReadImport()
  const focusBack = useFocusBack({ first: () => box.current })

  const check = (content: string | File) => {
    const isLarge = content instanceof File ? content.size > MOST_FILE_BYTES : content.length > MOST_LETTERS
    setFile(content instanceof File ? content : null)
    setIsTooLarge(isLarge)
    reset()
    if (!isLarge) read({ point, kind, content })
  }
  // Ctrl+V, Enter: the button that takes the rows is there as soon as there are any.
  useEffect(() => {
    if (data) takeButton.current?.focus()
  }, [data])
  const first = useRef({ check, opened })
  useEffect(() => {
    if (first.current.opened !== "") first.current.check(first.current.opened)
  }, [])
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain")
    if (!isOfCells(pasted)) return
    // A second try takes the place of the first one.
    event.preventDefault()
    setText(pasted)
    check(pasted)
  }
  const type = (typed: string) => {
    setText(typed)
    setFile(null)
    setIsTooLarge(false)
    reset()
  }

  const rows = data?.lines.filter((row) => refused(row) === null) ?? []
  const misfits = (data?.lines ?? []).flatMap((row) => {
    const why = refused(row)
    return why === null
      ? []
      : [{ cell: `A${row.row}`, message: t("stock_import.row", { row: row.row, why }) }]
  })
  const faults: CellFault[] = inRowOrder([...(data?.errors ?? []), ...misfits])
  const here = rows.filter(isHere).length
  const isTooMany = rows.length - here > room
  const take = () => {
    setIsTaking(true)
    void onTake(rows, how, faults).finally(() => setIsTaking(false))
  }

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content {...focusBack} className="sm:max-w-[min(820px,calc(100vw-16px))]">
        <Drawer.Header>
          <Drawer.Title>{t(`stock_import.titles.${kind}`)}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t(`stock_import.hints.${kind}`)}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex min-h-0 flex-col gap-y-3 overflow-y-auto">
          <Field id="import-cells" label={t("stock_import.paste")} hint={t("stock_import.paste_hint")}>
            {({ describedBy }) => (
              <Textarea
                ref={box}
                id="import-cells"
                rows={data ? 4 : 8}
                wrap="off"
                spellCheck={false}
                className="font-mono"
                aria-describedby={describedBy}
                value={text}
                onPaste={paste}
                onChange={({ target }) => type(target.value)}
              />
            )}
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <FilePick onFile={check} />
            <Button size="small" variant="transparent" className="h-10 sm:h-8" asChild>
              <a href={sheetAddress(point, kind)} download>
                <ArrowDownTray />
                {t("stock_import.sheet")}
              </a>
            </Button>
            {file && (
              <Text size="small" className="text-ui-fg-subtle break-all">
                {t("stock_import.file_named", { name: file.name })}
              </Text>
            )}
          </div>
          <div role="status" className="empty:hidden">
            {isPending && <Text size="small">{t("stock_import.checking")}</Text>}
            {data && (
              <Text size="small" weight="plus">
                {t(`stock_import.${foundWords(rows, faults)}`, {
                  lines: formatCount(rows.length),
                  cells: formatCount(faults.length),
                })}
              </Text>
            )}
          </div>
          {(isTooLarge || error) && (
            <Alert variant="error" role="alert">
              {isTooLarge
                ? t("stock_import.too_large")
                : error instanceof UnreadableFile
                  ? t("stock_import.unreadable")
                  : error && failureText(error, t)}
            </Alert>
          )}
          {faults.length > 0 && (
            <Faults
              title={t(file ? "stock_import.wrong_cells" : "stock_import.wrong_pasted_cells")}
              faults={faults}
            />
          )}
          {isTooMany && (
            <Alert variant="error" role="alert">
              {t("stock_import.too_many", { room: formatCount(room) })}
            </Alert>
          )}
          {here > 0 && (
            <div className="flex flex-wrap items-center gap-2">
              <Text size="small">{t("stock_import.here", { lines: formatCount(here) })}</Text>
              <Segmented
                label={t("stock_import.way")}
                value={how}
                options={WAYS.map((value) => ({ value, label: t(`stock_import.ways.${value}`) }))}
                onChange={setHow}
              />
            </div>
          )}
          {rows.length > 0 && <FoundRows kind={kind} rows={rows} isHere={isHere} />}
        </Drawer.Body>
        <Drawer.Footer className="[&>button]:h-11 sm:[&>button]:h-8">
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          {rows.length > 0 ? (
            <Button ref={takeButton} size="small" isLoading={isTaking} disabled={isTooMany} onClick={take}>
              {t("stock_import.take", { lines: formatCount(rows.length) })}
            </Button>
          ) : (
            <Button
              size="small"
              isLoading={isPending}
              disabled={text.trim() === ""}
              onClick={() => check(text)}
            >
              {t("stock_import.check")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

function foundWords(rows: readonly ImportedLine[], faults: readonly CellFault[]) {
  if (faults.length > 0) return "found_and_faults"
  return rows.length > 0 ? "found" : "found_nothing"
}

const never = (): boolean => false
const noReason = (): string | null => null
