import { MedusaError } from "@medusajs/framework/utils"

/** A refusal of the database about stock, in both languages, with what to do next. */
type StockRefusal = { status: 400 | 409; type: string; code: string; chinese: string; english: string }

const notAllowed = { status: 400, type: MedusaError.Types.NOT_ALLOWED } as const
const busy: StockRefusal = {
  status: 409,
  type: MedusaError.Types.CONFLICT,
  code: "stock_busy",
  chinese: "这些货品正有人在出入库，本次操作没有保存，请稍候几秒再试。",
  english: "Somebody else is moving these goods just now and nothing was saved; try again in a few seconds.",
}

const goodsInStock: StockRefusal = {
  ...notAllowed,
  code: "goods_in_stock",
  chinese:
    "还有库存或已为订单预留，不能删除。请先办完订单，把库存调拨走或报损，再来删除；只是不再销售，请把商品下架。",
  english:
    "There is stock of it, or pieces promised to orders, so it cannot be deleted. Finish the orders and transfer the stock or write it off first; to stop selling it, unpublish the product.",
}

/** What the guards on Medusa's stock tables say (modules/stock/guards), by the first word of their exception. */
const guards: readonly StockRefusal[] = [
  goodsInStock,
  {
    ...notAllowed,
    code: "goods_in_transit",
    chinese: "还有调拨在途的货，不能删除。请先在收货点位收货，或认定丢失，再来删除。",
    english:
      "Some of it is on its way between places, so it cannot be deleted. Receive it, or call it lost, first.",
  },
  {
    ...notAllowed,
    code: "goods_in_document",
    chinese: "还有未完成的收货、调拨、盘点或报损单写着它，不能删除。请先完成或取消这些单据，再来删除。",
    english:
      "An open goods receipt, transfer, stocktake or write-off names it, so it cannot be deleted. Finish or cancel those documents first.",
  },
  {
    ...notAllowed,
    code: "place_keeps_goods",
    chinese: "这个点位还有库存或未完成的单据，不能删除。请先把库存调拨走或报损，办完单据，再来删除。",
    english:
      "This place has stock or open documents, so it cannot be deleted. Transfer the stock or write it off, and finish the documents, first.",
  },
  {
    ...notAllowed,
    code: "stock_item_deleted",
    chinese: "这个货品已经删除，不能再入库；请刷新后换一个货品。",
    english: "This item was deleted and takes in no stock any more; reload and choose another.",
  },
  {
    ...notAllowed,
    code: "insufficient_inventory",
    chinese: "可用库存不足，其余的已售出或已为订单预留；请减少数量，或换一个点位。",
    english: "Too few are free: the rest is sold or promised to orders. Take fewer, or choose another place.",
  },
  {
    ...notAllowed,
    code: "stock_below_reserved",
    chinese: "剩下的库存已为订单预留，不能再减少；请先处理这些订单，或把数量改小。",
    english: "What is left is promised to orders; deal with those orders first, or take fewer.",
  },
  {
    ...notAllowed,
    code: "stock_level_missing",
    chinese: "这个点位没有经营此货品；请先收货入库，或换一个点位。",
    english: "This place does not keep the item; receive it here first, or choose another place.",
  },
  {
    ...notAllowed,
    code: "stock_level_moved",
    chinese: "库存记录不能改挂到别的货品或点位；请用调拨单。",
    english: "A stock level stays with its item and its place; use a stock transfer instead.",
  },
  {
    ...notAllowed,
    code: "stock_never_below_zero",
    chinese: "库存不能小于零；请减少数量，或先盘点货架。",
    english: "Stock cannot fall below zero; take fewer, or count the shelf first.",
  },
  {
    ...notAllowed,
    code: "stock_whole_pieces",
    chinese: "库存只能是整件，且不超过十亿件；请核对数量。",
    english: "Stock is whole pieces, a thousand million at most; check the quantity.",
  },
  {
    ...notAllowed,
    code: "order_took_all",
    chinese: "这张订单的货品已经全部出库，不能再出一次；请刷新订单后查看。",
    english: "All goods of this order have left already; reload the order to see.",
  },
  {
    ...notAllowed,
    code: "order_gave_back_all",
    chinese: "这张订单的货品已经全部退回入库，不能再入一次；请刷新订单后查看。",
    english: "All goods of this order are back in stock already; reload the order to see.",
  },
  {
    ...notAllowed,
    code: "kit_whole_pieces",
    chinese: "组合商品里每种货品的用量应为不小于 1 的整数；请改正后保存。",
    english: "A kit takes whole pieces of each item, one at least; correct the quantity and save.",
  },
  {
    ...notAllowed,
    code: "backorder_closed",
    chinese: "本平台只卖现货，不能允许超卖（缺货下单）；请取消勾选后保存。",
    english: "Only what is there is sold here: backorders cannot be allowed. Take the tick away and save.",
  },
  {
    ...notAllowed,
    code: "stock_stays_counted",
    chinese: "已经管理库存的规格不能改为不管理库存；不再销售请下架商品。",
    english: "Goods whose stock is counted stay counted; to stop selling them, unpublish the product.",
  },
  {
    ...notAllowed,
    code: "stock_reserved_never_below_zero",
    chinese: "预留数量不能小于零；请刷新后再试。",
    english: "What is reserved cannot fall below zero; reload and try again.",
  },
]

/** Medusa throws it as a bare error, which would be answered as a fault of ours. */
const returnElsewhere: StockRefusal = {
  ...notAllowed,
  code: "return_elsewhere",
  chinese: "这个点位没有经营退回的货品，不能在这里收退货；请取消这张退货单，改选经营它的点位重做。",
  english:
    "This place does not keep what comes back, so it cannot take it in. Cancel the return and begin it again for a place that does.",
}
/** What Medusa says in English alone, by its beginning; of pieces it looks before the database is asked. */
const bare: readonly { begins: RegExp; refusal: StockRefusal }[] = [
  { begins: /^Cannot receive the Return at location /, refusal: returnElsewhere },
  { begins: /^Cannot remove following inventory item\(s\) since they have /, refusal: goodsInStock },
  { begins: /^Cannot remove Inventory Levels? .* because there are /, refusal: goodsInStock },
]

const CHECK_VIOLATION = "23514"
/** Deadlock, lock time-out, and a query that waited too long for either. */
const BUSY_CODES: readonly unknown[] = ["40P01", "55P03"]

/**
 * What the database refused about stock. A workflow hands out a copy of what its steps throw, so the error is known by its
 * code and its words, never by its class. Nothing when it is another error.
 */
export function stockRefusalOf(error: unknown): StockRefusal | undefined {
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined
  const said = bare.find(({ begins }) => begins.test(String(error.message)))
  if (said) return said.refusal
  if (!("code" in error)) return undefined
  if (BUSY_CODES.includes(error.code)) return busy
  if (error.code !== CHECK_VIOLATION) return undefined

  const message = String(error.message)
  return guards.find(({ code }) => new RegExp(`(?:^|[^a-z_])${code}(?:[^a-z_]|$)`).test(message))
}
