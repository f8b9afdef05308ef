import type {
  StockDocumentKind as DocumentKind,
  StockDocumentState as DocumentState,
} from "../../../contract"

/** 收货, 调拨, 盘点, 报损, as staff read them out over the phone. */
const NUMBER_MARK: Readonly<Record<DocumentKind, string>> = {
  receipt: "SH",
  transfer: "DB",
  stocktake: "PD",
  write_off: "BS",
}

/** `SH-CTR-310112-001-20261127-001`: kind, place without the city's own letters, day, count of that day. Pure. */
export function documentNumber(
  kind: DocumentKind,
  { point_code, business_day, count }: { point_code: string; business_day: string; count: number }
): string {
  const place = point_code.replace(/^SH-/, "")
  return [NUMBER_MARK[kind], place, business_day.replaceAll("-", ""), String(count).padStart(3, "0")].join(
    "-"
  )
}

/** What a state is called in a sentence. */
export const STATE_WORDS: Readonly<Record<DocumentState, { chinese: string; english: string }>> = {
  draft: { chinese: "草稿", english: "a draft" },
  requested: { chinese: "已申请", english: "requested" },
  dispatched: { chinese: "在途", english: "in transit" },
  received: { chinese: "已收货", english: "received" },
  counting: { chinese: "盘点中", english: "being counted" },
  recount: { chinese: "待复盘", english: "waiting for its second count" },
  submitted: { chinese: "待审批", english: "waiting for approval" },
  posted: { chinese: "已过账", english: "posted" },
  refused: { chinese: "已驳回", english: "refused" },
  cancelled: { chinese: "已取消", english: "cancelled" },
}
