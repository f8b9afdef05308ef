import { useEffect, useState } from "react"
import { Outlet, useLocation } from "react-router-dom"

/** Only the address that was opened is shown here; every other is opened anew, by the network when there is one. */
export function SamePage() {
  const { pathname } = useLocation()
  const [opened] = useState(pathname)
  const isSame = pathname === opened

  useEffect(() => {
    if (!isSame) window.location.reload()
  }, [isSame])

  return isSame ? (
    <main className="bg-ui-bg-subtle text-ui-fg-base flex min-h-dvh flex-col gap-y-2 p-3">
      <Outlet />
    </main>
  ) : null
}
