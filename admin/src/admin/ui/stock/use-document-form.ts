import { useCallback } from "react"
import { keepDraft, useKeptDraft } from "../counter/kept-draft"

type Kept<Form> = { version: number | null; form: Form }

type DocumentFormInput<Form> = {
  /** Person, place and document: another person's form on the same machine is another form. */
  key: string
  /** What the server has; the empty form where it has nothing yet. */
  saved: Form
  version: number | null
  isForm: (value: unknown) => value is Form
}

/**
 * The form of a draft. What is typed stays on this device until the server has it, through reloads, sign-outs and refusals.
 * Use it under a React `key` of document and version: a saved or newer document begins a new form, with what was not saved.
 */
export function useDocumentForm<Form>({ key, saved, version, isForm }: DocumentFormInput<Form>) {
  const isKept = (value: unknown): value is Kept<Form> =>
    typeof value === "object" && value !== null && "version" in value && "form" in value && isForm(value.form)
  const {
    draft,
    change: keep,
    forget,
    wasKept,
  } = useKeptDraft<Kept<Form>>(key, { version, form: saved }, isKept)
  const isChanged = !isSame(draft.form, saved)
  const change = useCallback((form: Form) => keep({ version: draft.version, form }), [keep, draft.version])

  return {
    form: draft.form,
    change,
    isChanged,
    wasKept: wasKept && isChanged,
    /** Somebody else changed the document since this was typed. */
    isBehind: isChanged && draft.version !== version,
    /** Go on with what was typed here, over what is saved now. */
    overrule: () => keep({ version, form: draft.form }),
    forget,
    /** The server has `sent`; what was typed since stays, on the version it is now. */
    settle: (sent: Form, now: { key: string; version: number }) => {
      if (isSame(sent, draft.form)) return forget()
      forget()
      keepDraft(window.localStorage, now.key, { version: now.version, form: draft.form }, Date.now())
    },
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
