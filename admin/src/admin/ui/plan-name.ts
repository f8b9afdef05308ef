import type { ReportPlan } from "@baixian/backend/contract"
import type { Words } from "./use-words"

/** "2026 年销售目标任务（第 1 版）": whoever shows a target says whose it is. */
export const planName = ({ measure, year, version }: ReportPlan, { t }: Words): string =>
  t(`plan.${measure}`, { year, version })
