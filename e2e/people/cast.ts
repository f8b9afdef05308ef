import { createRequire } from "node:module"

// The seed is CommonJS, because Medusa's command line runs it; Playwright's loader finds no names in it by `import`.
const { places, products, salesPoints } = createRequire(import.meta.url)(
  "../../seed/src/cast.ts"
) as typeof import("../../seed/src/cast")

export const menglian = places.menglian

/** 孟连咖啡豆: from 孟连, listed in 百县百品, sold all the year round. */
export const coffee = products.coffee
export const giftBox = products.coffeeBox

/** Where the orders of the journeys are picked up; the district's hub holds nearly everything. */
export const huangpu = "黄浦区"

export const minhang = "闵行区"

/** The clerk's counter, and the hub that supplies it. */
export const { counter, hub } = salesPoints

export const zhang = { name: "张丽华", phone: "13812345678" } as const
export const li = { name: "李卫国", phone: "13987654321" } as const
