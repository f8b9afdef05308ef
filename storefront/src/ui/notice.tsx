import type { ReactNode } from "react"
import { Icon } from "./icon"

type Kind = "info" | "done" | "alert"

/** A sentence that matters now. Alerts are read out at once, the rest when there is a pause. */
export function Notice({ kind, children, id }: { kind: Kind; children: ReactNode; id?: string }) {
  return (
    <div id={id} className={`notice notice-${kind}`} role={kind === "alert" ? "alert" : "status"}>
      <Icon name={kind} />
      <div>{children}</div>
    </div>
  )
}
