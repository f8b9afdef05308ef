import { hash, pick } from "./hash"
import { sampleUscc } from "./uscc"

export type SeedSupplier = {
  name: string
  kind: "cooperative" | "family_farm" | "leading_enterprise" | "agent"
  origin_code: string
  uscc: string
  is_sample: true
}

const ETHNIC = "仡佬|苗|彝|回|哈尼|傣|拉祜|佤|布朗|纳西|壮|瑶|白|傈僳|藏|景颇"
const AUTONOMOUS = new RegExp(`(?:(?:${ETHNIC})族)*(?:自治县|自治州|自治区)$`)

/** What people call a place: 孟连 for 孟连傣族拉祜族佤族自治县, 芒市 stays 芒市. */
export function shortPlaceName(name_zh: string): string {
  const short = name_zh.replace(AUTONOMOUS, "")
  const bare = short === name_zh ? name_zh.replace(/(?:地区|县|市|区|省)$/, "") : short
  return bare.length >= 2 ? bare : name_zh
}

const FORMS: { kind: SeedSupplier["kind"]; names: string[] }[] = [
  { kind: "cooperative", names: ["山货种养专业合作社", "高原农产品专业合作社", "惠农种植专业合作社"] },
  { kind: "leading_enterprise", names: ["农业发展有限公司", "生态食品有限公司", "特产加工有限公司"] },
  { kind: "family_farm", names: ["向阳家庭农场", "和兴家庭农场", "春晖家庭农场"] },
  { kind: "agent", names: ["供销商贸有限公司", "农产品营销有限公司"] },
]

/** Two to four sample suppliers of one place. Each depends only on the place's code. */
export function suppliersOf(place: { code: string; name_zh: string }): SeedSupplier[] {
  const count = 2 + (hash(`suppliers/${place.code}`) % 3)
  return FORMS.slice(0, count).map(({ kind, names }, index) => ({
    name: `【样例】${shortPlaceName(place.name_zh)}${pick(names, hash(`supplier/${place.code}/${kind}`))}`,
    kind,
    origin_code: place.code,
    uscc: sampleUscc(place.code, kind === "cooperative", index + 1),
    is_sample: true,
  }))
}

/** Who supplies a product: one of its place's suppliers, always the same. */
export function supplierOfProduct<T>(product_key: string, suppliers: readonly T[]): T {
  return pick(suppliers, hash(`supplier-of/${product_key}`))
}
