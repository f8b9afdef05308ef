import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A name and what stands for it, as a row of a dashboard section. */
export function DetailRow({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-[96px_1fr] items-start gap-x-2 px-6 py-4">
      <Text size="small" weight="plus" leading="compact">
        {title}
      </Text>
      <div className="txt-compact-small min-w-0 break-words">{children}</div>
    </div>
  )
}
