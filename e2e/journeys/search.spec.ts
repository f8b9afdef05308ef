import { expect, test } from "../people"
import { coffee } from "../people/cast"

// What people type to find coffee from 孟连; only one of them is the county's name on paper.
const namesOfIt = [
  "孟连县",
  "孟连傣族拉祜族佤族自治县",
  "孟连县咖啡",
  "云南孟连咖啡",
  "孟连的咖啡",
  "普洱咖啡",
  "menglian",
  "ml",
  "Pu’er coffee",
]
/** Counties with a longer name on paper. */
const counties =
  "孟连县 澜沧县 禄劝县 寻甸县 道真县 务川县 玉龙县 宁蒗县 屏边县 耿马县 沧源县 双江县 西盟县 墨江县 景东县 景谷县 镇沅县 江城县 宁洱县 金平县 漾濞县 南涧县 巍山县 维西县".split(
    " "
  )

test("goods are found by the names people use for them and their places", async ({ shopper }) => {
  await shopper.opens("/")
  for (const words of namesOfIt) {
    await shopper.searches(words)
    await expect(shopper.product(coffee.title).first(), words).toBeVisible()
  }
  for (const county of [...counties, "云南核桃", "新疆核桃", "pu'er tea"]) {
    await shopper.searches(county)
    await expect(shopper.products.first(), county).toBeVisible()
  }
})

test("a slip of the finger leads on to what was meant", async ({ shopper }) => {
  await shopper.opens("/")
  for (const [typed, meant] of [
    ["menlian", "孟连县"],
    ["menglain", "孟连县"],
    ["孟莲", "孟连县"],
    ["咖非", "咖啡"],
  ] as const) {
    await shopper.searches(typed)
    await expect(shopper.page.getByText("您是不是要找：")).toBeVisible()
    await shopper.page.getByRole("main").getByRole("link", { name: meant, exact: true }).first().click()
    await expect(shopper.heading(new RegExp(meant)).first()).toBeVisible()
    await expect(shopper.products.first(), typed).toBeVisible()
  }
})
