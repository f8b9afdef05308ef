import type { ItemOrigin } from "@baixian/backend/contract"

/** 云南省 → 云南, 广西壮族自治区 → 广西. Pure. */
const shortProvince = (name: string): string => name.replace(/(?:(?:壮族|回族|维吾尔)?自治区|省|市)$/, "")

/** "云南·隆阳区": the province's everyday name and the county, or the prefecture where no county is known. Pure. */
export const placeOfOrigin = ({ province, prefecture, county }: ItemOrigin): string =>
  [...new Set([shortProvince(province), county ?? prefecture])].join("·")
