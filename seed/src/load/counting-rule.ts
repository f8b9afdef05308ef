import { importCountingRulesWorkflow } from "../../../backend/src/workflows/ledger/import-counting-rules"
import type { Seeding } from "./seeding"

/** The default rule until the office says otherwise (domain.md §6, §17): a sale counts on the day it is paid. */
export async function loadCountingRule({ container }: Seeding): Promise<string> {
  await importCountingRulesWorkflow(container).run({
    input: {
      rules: [
        {
          version: "1",
          moment: "paid",
          text_zh:
            "按付款日统计：金额为实付含税金额，扣除卖方承担的优惠，不含运费和赠品；退款记为退款当日的负数；县为商品产地县；申报数据与系统数据分列来源；意向金额不计入。",
          text_en:
            "Counted on the day of payment: amounts paid, tax included, after discounts the seller bears, without freight and gifts; refunds are negative on the day of the refund; the county is where the goods come from; declared and recorded figures keep their source; intended amounts are not counted.",
          valid_from: "2018-01-01",
          valid_until: null,
        },
      ],
    },
  })
  return "1 counting rule"
}
