import { routeOf } from "../catalog/store-read"
import { categoriesRead } from "./read"

/** `GET /store/catalog-categories`. */
export const GET = routeOf(categoriesRead)
