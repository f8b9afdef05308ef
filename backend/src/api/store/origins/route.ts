import { routeOf } from "../catalog/store-read"
import { originsRead } from "./read"

/** `GET /store/origins`. */
export const GET = routeOf(originsRead)
