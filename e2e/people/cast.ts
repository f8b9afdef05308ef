/** Names that everybody in the journeys knows. They come from the seed's reference data. */
export const menglian = {
  code: "530827",
  name: "孟连傣族拉祜族佤族自治县",
  province: "云南省",
} as const

/** Listed in 百县百品, from 孟连. */
export const coffee = {
  title: "孟连咖啡豆",
  handle: "menglian-coffee-beans",
  size: "227g/袋",
  price_fen: 4200,
} as const

/** Where the orders of the journeys are picked up; its hub holds nearly everything. */
export const huangpu = "黄浦区"

export const zhang = { name: "张丽华", phone: "13812345678" } as const
export const li = { name: "李卫国", phone: "13987654321" } as const
