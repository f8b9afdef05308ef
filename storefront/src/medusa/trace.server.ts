import type { LotTrace, LotTraceAnswer } from "@baixian/backend/contract"
import { readShared } from "./backend.server"

/** The public record of one lot; throws a 404 answer for a code that nobody gave out. */
export async function requireTrace(code: string): Promise<LotTrace> {
  return (await readShared<LotTraceAnswer>(`/store/trace/${encodeURIComponent(code)}`, 60)).trace
}
