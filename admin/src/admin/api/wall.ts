import type { WallAnswer } from "@baixian/backend/contract"
import { request } from "./request"

/** `GET /admin/reports/wall`: what the wall shows, as of now. */
export const askWall = (signal: AbortSignal): Promise<WallAnswer> =>
  request<WallAnswer>("/admin/reports/wall", { signal })
