import { routeOf } from "./store-read"
import { catalogRead } from "./read"

/** `GET /store/catalog`. */
export const GET = routeOf(catalogRead)
