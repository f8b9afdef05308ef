import type { ReactNode } from "react"

/** A label with what it is of, in a list of such. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[128px_1fr] items-baseline gap-x-4 py-1">
      <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
      <dd className="txt-compact-small min-w-0">{children}</dd>
    </div>
  )
}
