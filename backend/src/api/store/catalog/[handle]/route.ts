import { routeOf } from "../store-read"
import { catalogItemRead } from "../read"

/** `GET /store/catalog/:handle`. */
export const GET = routeOf(catalogItemRead)
