import { Button, Input, Label, Prompt, Text, toast } from "@medusajs/ui"
import { useRef } from "react"
import { useWords } from "../../ui/use-words"

/** `next`: what an invited person still needs before they can sign in; null for a new password. */
export type MadeLink = {
  url: string
  email: string
  expires_at: string
  next: "role_ready" | "role_next" | null
}

/** The one-time link, once: it is not asked for again, because nobody has it any more. */
export function LinkDialog({ link, onClose }: { link: MadeLink; onClose: () => void }) {
  const { t, instant } = useWords()
  const field = useRef<HTMLInputElement>(null)
  const copy = () => {
    field.current?.select()
    // Plain-http pages have no clipboard.
    const copied = navigator.clipboard?.writeText(link.url) ?? Promise.reject(new Error("no clipboard"))
    copied.then(
      () => toast.success(t("staff.copied")),
      () => toast.warning(t("staff.copy_failed"))
    )
  }

  return (
    <Prompt open variant="confirmation">
      <Prompt.Content className="max-w-[560px]">
        <Prompt.Header>
          <Prompt.Title>{t("staff.link_title", { email: link.email })}</Prompt.Title>
          <Prompt.Description>{t("staff.link_hint", { at: instant(link.expires_at) })}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-2 px-6 pt-3">
          <Label htmlFor="staff-link" size="small" weight="plus">
            {t("staff.link")}
          </Label>
          <div className="flex gap-x-2">
            <div className="flex-1">
              <Input
                id="staff-link"
                ref={field}
                readOnly
                size="small"
                className="font-mono"
                value={link.url}
                onFocus={({ target }) => target.select()}
              />
            </div>
            <Button size="small" onClick={copy}>
              {t("staff.copy")}
            </Button>
          </div>
          {link.next && (
            <Text size="small" className="text-ui-fg-subtle">
              {t(`staff.${link.next}`)}
            </Text>
          )}
        </div>
        <Prompt.Footer>
          <Button size="small" variant="secondary" onClick={onClose}>
            {t("staff.close")}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
