import type { ReportRowLevel } from "../contract"
import { gapPoints, ratio } from "./figures"
import type { CountyTarget, YearTargets } from "./targets"

/** Below this gap in percentage points a county is red (domain.md §11, column 15). */
const RED_GAP_POINTS = -10

/** How far a place is with one plan: amounts in fen, rates as fractions of the year's target, the gap in points. */
export type TargetProgress = {
  annual_target_fen: number | null
  due_target_fen: number | null
  completion_rate: number | null
  schedule_rate: number | null
  schedule_gap_points: number | null
}

/** What was done against the plan's targets of `codes`; all null where the plan names none of them. */
export function targetProgress(
  done_fen: number,
  codes: readonly string[],
  { byCode }: Pick<YearTargets, "byCode">
): TargetProgress {
  const own = codes.flatMap((code) => byCode.get(code) ?? [])
  if (own.length === 0) {
    return {
      annual_target_fen: null,
      due_target_fen: null,
      completion_rate: null,
      schedule_rate: null,
      schedule_gap_points: null,
    }
  }
  const sum = (key: keyof CountyTarget) => own.reduce((total, target) => total + target[key], 0)
  const annual_target_fen = sum("annual_fen")
  const due_target_fen = sum("due_fen")
  const completion_rate = ratio(done_fen, annual_target_fen)
  const schedule_rate = ratio(due_target_fen, annual_target_fen)
  return {
    annual_target_fen,
    due_target_fen,
    completion_rate,
    schedule_rate,
    schedule_gap_points: gapPoints(completion_rate, schedule_rate),
  }
}

/** A red county (红色预警), by whatever plan the gap was measured: the one definition for every page. */
export function isRedCounty(row: { level: ReportRowLevel; schedule_gap_points?: unknown }): boolean {
  const gap = row.schedule_gap_points
  return row.level === "county" && typeof gap === "number" && gap < RED_GAP_POINTS
}
