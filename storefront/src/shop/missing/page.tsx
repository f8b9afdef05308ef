import { data } from "react-router"

/** Every address we do not know ends on the helpful 404 page. */
export function loader(): never {
  throw data({ reason: "not_found" }, { status: 404 })
}

export default function Missing() {
  return null
}
