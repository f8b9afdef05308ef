import { routeOf } from "../catalog/store-read"
import { campaignRead } from "./read"

/** `GET /store/campaign`. */
export const GET = routeOf(campaignRead)
