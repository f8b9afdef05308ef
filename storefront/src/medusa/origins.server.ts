import type { OriginAnswer, OriginDetail, OriginNode, OriginsAnswer } from "@baixian/backend/contract"
import { readShared } from "./backend.server"

/** Provinces, each with prefectures, each with counties. */
export async function listOrigins(): Promise<OriginNode[]> {
  return (await readShared<OriginsAnswer>("/store/origins", 15)).items
}

/** One province, prefecture or county; throws a 404 answer when it is not in the programme. */
export async function requireOrigin(code: string): Promise<OriginDetail> {
  return (await readShared<OriginAnswer>(`/store/origins/${encodeURIComponent(code)}`, 15)).origin
}
