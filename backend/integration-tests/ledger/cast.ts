import {
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
} from "@medusajs/medusa/core-flows"
import { WorkflowScheduler } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { importCountingRulesWorkflow } from "../../src/workflows/ledger/import-counting-rules"
import { importNetworkWorkflow } from "../../src/workflows/network/import-network"
import type { ImportNetworkInput } from "../../src/workflows/network/steps/add-missing-points"
import { importOriginsWorkflow } from "../../src/workflows/origin/import-origins"
import { setProductOriginsWorkflow } from "../../src/workflows/origin/set-product-origins"
import { makeStaff, OFFICE } from "../factory"

/** Places every ledger and report test knows: two prefectures of 云南, one county outside the 98, one that left. */
export const PLACES = {
  yunnan: "530000",
  puer: "530800",
  menglian: "530827",
  lancang: "530828",
  honghe: "532500",
  shiping: "532525",
  hubei: "420000",
  yichang: "420500",
  yiling: "420506",
} as const

const places: [
  code: string,
  level: "province" | "prefecture" | "county",
  parent: string | null,
  zh: string,
][] = [
  [PLACES.yunnan, "province", null, "云南省"],
  [PLACES.puer, "prefecture", PLACES.yunnan, "普洱市"],
  [PLACES.menglian, "county", PLACES.puer, "孟连县"],
  [PLACES.lancang, "county", PLACES.puer, "澜沧县"],
  [PLACES.honghe, "prefecture", PLACES.yunnan, "红河州"],
  [PLACES.shiping, "county", PLACES.honghe, "石屏县"],
  [PLACES.hubei, "province", null, "湖北省"],
  [PLACES.yichang, "prefecture", PLACES.hubei, "宜昌市"],
  [PLACES.yiling, "county", PLACES.yichang, "夷陵区"],
]

type Goods = { product_id: string; variant_id: string; title: string; sku: string }
export type Cast = {
  region_id: string
  sales_channel_id: string
  supplier_id: string
  /** A signed-in officer. */
  headers: { authorization: string }
  user_id: string
  goods: {
    /** 孟连, in the catalogue where a test lists it. */
    coffee: Goods
    /** 澜沧. */
    tea: Goods
    /** 夷陵, outside the 98. */
    orange: Goods
    /** 普洱市, no county known. */
    honey: Goods
    /** Half 孟连, three tenths 澜沧, two tenths 石屏. */
    giftBox: Goods
    /** A draft product that nobody gave an origin. */
    orphan: Goods
  }
}

/** Long before every test's dates, so that the first origins hold whenever something is sold. */
const SINCE = new Date("2020-01-01T00:00:00+08:00")

/** Reference data and goods, made once per suite; each test starts from a copy of it. */
export async function prepareCast(container: MedusaContainer): Promise<Cast> {
  // The minute's catch-up must not run in the middle of a test that says when it runs.
  await new WorkflowScheduler().clear()

  await importOriginsWorkflow(container).run({
    input: {
      places: places.map(([code, level, parent_code, name_zh]) => ({
        code,
        level,
        parent_code,
        name_zh,
        name_en: code,
        story_zh: null,
        story_en: null,
        flagship_zh: null,
        flagship_en: null,
      })),
      memberships: [PLACES.menglian, PLACES.lancang, PLACES.shiping, PLACES.yiling].flatMap((origin_code) =>
        (origin_code === PLACES.yiling ? ["supported"] : ["supported", "98"]).map((list) => ({
          origin_code,
          list,
          valid_from: "2020-01-01",
          valid_until: null,
          source: null,
        }))
      ),
      pairings: [
        {
          district_code: "310116",
          district_zh: "金山区",
          origin_code: PLACES.puer,
          kind: "support" as const,
          valid_from: "2020-01-01",
          valid_until: null,
          source: null,
          is_sample: true,
        },
      ],
      suppliers: [
        {
          name: "孟连合作社【样例】",
          kind: "cooperative" as const,
          origin_code: PLACES.menglian,
          uscc: null,
          is_sample: true,
        },
      ],
    },
  })
  await importNetworkWorkflow(container).run({ input: { points: [onlineShop as unknown as Point] } })
  await importCountingRulesWorkflow(container).run({
    input: {
      rules: [
        {
          version: "2026-1",
          moment: "paid",
          text_zh: "按支付成功时间统计。",
          text_en: "Counted when paid.",
          valid_from: "2020-01-01",
          valid_until: null,
        },
      ],
    },
  })
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const [supplier] = await origins.listSuppliers({}, { take: 1 })
  const supplier_id = supplier!.id

  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "中国",
          currency_code: "cny",
          countries: ["cn"],
          payment_providers: ["pp_system_default"],
          automatic_taxes: false,
        },
      ],
    },
  })
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "线上" }] },
  })
  const sales_channel_id = channels[0]!.id

  const [coffee, tea, orange, honey, giftBox, orphan] = (await makeProducts(container, sales_channel_id, [
    "coffee",
    "tea",
    "orange",
    "honey",
    "gift-box",
    "orphan",
  ])) as [Goods, Goods, Goods, Goods, Goods, Goods]
  await setProductOriginsWorkflow(container).run({
    input: {
      origins: [
        { product_id: coffee.product_id, origin_code: PLACES.menglian, supplier_id },
        { product_id: tea.product_id, origin_code: PLACES.lancang, supplier_id },
        { product_id: orange.product_id, origin_code: PLACES.yiling, supplier_id },
        { product_id: honey.product_id, origin_code: PLACES.puer, supplier_id },
        {
          product_id: giftBox.product_id,
          origin_code: PLACES.menglian,
          supplier_id,
          components: [
            { origin_code: PLACES.menglian, share_bp: 5_000 },
            { origin_code: PLACES.lancang, share_bp: 3_000 },
            { origin_code: PLACES.shiping, share_bp: 2_000 },
          ],
        },
      ],
      set_by: null,
      now: SINCE,
    },
  })
  // Through the module, past the hooks: one of them has no origin, as goods imported behind our back would.
  await container
    .resolve(Modules.PRODUCT)
    .updateProducts(
      { title: [coffee, tea, orange, honey, giftBox, orphan].map(({ title }) => title) },
      { status: "published" }
    )

  return {
    region_id: regions[0]!.id,
    sales_channel_id,
    supplier_id,
    ...(await signedIn(container, "officer@baixian.test")),
    goods: { coffee, tea, orange, honey, giftBox, orphan },
  }
}

// Medusa's model type names the raw columns of numbers, which nobody writes.
type Point = NonNullable<ImportNetworkInput["points"]>[number]

const onlineShop = {
  code: "ONLINE",
  name: "百县集网上商城",
  kind: "online" as const,
  type: null,
  level: null,
  form: null,
  district_code: null,
  subdistrict_code: null,
  subdistrict: null,
  hub_code: null,
  community_type: null,
  venue_type: "online",
  area_m2: null,
  size_factor: null,
  has_frozen: false,
  has_chilled: false,
  opening_hours: null,
  pickup: false,
  stock_location_id: null,
  opened_on: null,
  closed_on: null,
  is_sample: false,
}

/** Draft products without an origin, each with one variant that needs no stock; in the order of their handles. */
export async function makeProducts(
  container: MedusaContainer,
  sales_channel_id: string,
  handles: string[]
): Promise<Goods[]> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: handles.map((handle) => ({
        title: handle,
        handle,
        status: "draft" as const,
        options: [{ title: "规格", values: ["盒"] }],
        variants: [
          {
            title: "盒",
            sku: handle.toUpperCase(),
            manage_inventory: false,
            options: { 规格: "盒" },
            prices: [{ currency_code: "cny", amount: 100 }],
          },
        ],
        sales_channels: [{ id: sales_channel_id }],
      })),
    },
  })
  return handles.map((handle) => {
    const product = result.find((row) => row.handle === handle)!
    return {
      product_id: product.id,
      variant_id: product.variants[0]!.id,
      title: product.title,
      sku: handle.toUpperCase(),
    }
  })
}

/** Another account of the office, signed in. */
export async function signedIn(
  container: MedusaContainer,
  email: string
): Promise<Pick<Cast, "headers" | "user_id">> {
  return await makeStaff(container, email, OFFICE)
}
