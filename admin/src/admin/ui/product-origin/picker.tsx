import { ChevronUpDown, XMarkMini } from "@medusajs/icons"
import { clx, IconButton, Input, Text } from "@medusajs/ui"
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react"
import { useWords } from "../use-words"

export type PickerOption = { id: string; title: string; note: string; mark?: ReactNode }

type PickerProps = {
  id: string
  label: string
  /** What stands in the closed field; null shows "choose". */
  chosen: string | null
  placeholder?: string
  searchHint: string
  typed: string
  onType: (typed: string) => void
  options: PickerOption[]
  nothing: string
  /** A line under the list: a filter, or how many are not shown. */
  footer?: ReactNode
  isInvalid: boolean
  describedBy?: string
  onChoose: (id: string) => void
  onClear?: () => void
  isFloating?: boolean
}

/**
 * A field that opens into a search box and a list, in place: no layer above the drawer, so nothing is cut off or loses
 * the keyboard. In a toolbar it lies over the page instead (`isFloating`). Arrow keys move, Enter chooses, Escape closes the list only.
 */
export function Picker(props: PickerProps) {
  const { t } = useWords()
  const { id, label, chosen, placeholder, isInvalid, describedBy, onClear, onType } = props
  const [isOpen, setIsOpen] = useState(false)
  const field = useRef<HTMLButtonElement>(null)
  const close = () => {
    setIsOpen(false)
    onType("")
    field.current?.focus()
  }

  return (
    <div
      className="relative"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (isOpen && relatedTarget && !currentTarget.contains(relatedTarget)) setIsOpen(false)
      }}
    >
      <div className="relative">
        <button
          ref={field}
          id={id}
          type="button"
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-label={`${label}: ${chosen ?? placeholder ?? t("picker.choose")}`}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
          onClick={() => setIsOpen(!isOpen)}
          className={clx(
            "bg-ui-bg-field shadow-borders-base txt-compact-small flex h-7 w-full items-center justify-between rounded-md px-2 text-left outline-none",
            "hover:bg-ui-bg-field-hover focus-visible:shadow-borders-interactive-with-active",
            "aria-[invalid=true]:shadow-borders-error"
          )}
        >
          <span className={clx("truncate", !chosen && "text-ui-fg-muted")}>
            {chosen ?? placeholder ?? t("picker.choose")}
          </span>
          <ChevronUpDown className="text-ui-fg-muted shrink-0" />
        </button>
        {chosen && onClear && (
          <IconButton
            type="button"
            size="2xsmall"
            variant="transparent"
            aria-label={t("picker.clear", { label })}
            className="bg-ui-bg-field absolute right-7 top-1"
            onClick={onClear}
          >
            <XMarkMini />
          </IconButton>
        )}
      </div>
      {isOpen && <Choices {...props} onClose={close} />}
    </div>
  )
}

function Choices(props: PickerProps & { onClose: () => void }) {
  const { label, searchHint, typed, onType, options, nothing, footer, isFloating, onChoose, onClose } = props
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(0)
  const at = Math.min(active, options.length - 1)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(options.length - 1, at + by))
    setActive(next)
    list.current?.children[next]?.scrollIntoView({ block: "nearest" })
  }
  const choose = (option: PickerOption | undefined) => {
    if (!option) return
    onChoose(option.id)
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      // While Chinese is being composed, Enter belongs to the input method.
      Enter: () => event.nativeEvent.isComposing || choose(options[at]),
      Escape: onClose,
    }
    const act = acts[event.key]
    if (!act) return

    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <div
      className={clx(
        "bg-ui-bg-base shadow-elevation-flyout mt-1 flex flex-col gap-y-1 rounded-lg p-1",
        isFloating && "absolute right-0 z-30 w-[360px] max-w-[calc(100vw-72px)]"
      )}
    >
      <Input
        autoFocus
        size="small"
        type="search"
        role="combobox"
        aria-label={`${label}: ${searchHint}`}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={options[at] && `${listId}-${at}`}
        placeholder={searchHint}
        value={typed}
        onChange={({ target }) => {
          onType(target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {options.length === 0 ? (
        <Text size="small" className="text-ui-fg-muted px-2 py-3">
          {nothing}
        </Text>
      ) : (
        <ul ref={list} id={listId} role="listbox" aria-label={label} className="max-h-52 overflow-y-auto">
          {options.map((option, index) => (
            <li
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={clx(
                "flex cursor-pointer items-center justify-between gap-x-2 rounded px-2 py-1",
                index === at ? "bg-ui-bg-base-pressed" : "hover:bg-ui-bg-base-hover"
              )}
            >
              <span className="txt-compact-small whitespace-nowrap">
                {option.title} {option.mark}
              </span>
              <span className="txt-compact-xsmall text-ui-fg-muted truncate">{option.note}</span>
            </li>
          ))}
        </ul>
      )}
      {footer}
    </div>
  )
}
