import { routeOf } from "../../catalog/store-read"
import { originRead } from "../read"

/** `GET /store/origins/:code`. */
export const GET = routeOf(originRead)
