import { routeOf } from "../catalog/store-read"
import { salesPointsRead } from "./read"

/** `GET /store/sales-points`. */
export const GET = routeOf(salesPointsRead)
