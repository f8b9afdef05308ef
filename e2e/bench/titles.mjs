/** Chinese product titles for benchmarks: deterministic, so that two runs search the same 100,000. */

const places =
  "孟连 澜沧 西盟 云县 凤庆 双江 沧源 永德 镇康 耿马 临翔 施甸 龙陵 昌宁 腾冲 会泽 宣威 师宗 罗平 富源 寻甸 禄劝 东川 石屏 泸西 元阳 红河 绿春 金平 屏边 河口 麻栗坡 马关 广南 富宁 西畴 砚山 丘北 文山 勐海 勐腊 漾濞 南涧 巍山 永平 云龙 洱源 剑川 鹤庆 弥渡 宾川 祥云 大姚 姚安 南华 双柏 武定 牟定 永仁 道真 务川 正安 湄潭 凤冈 习水 赤水 桐梓 莎车 叶城 泽普 巴楚 亚东 江孜 拉孜 定日 萨迦 甘德 达日 玛多 久治 班玛 玛沁 万州 夷陵 普洱 昭通 保山 香格里拉 维西 德钦".split(
    " "
  )
const goods =
  "核桃 核桃仁 红枣 大枣 普洱茶 小粒咖啡 咖啡豆 古树红茶 绿茶 苔茶 脐橙 柠檬 沃柑 芒果 牛油果 百香果 火龙果 苹果 野生苹果 石榴 蜜桔 猕猴桃 蓝莓 草莓 香米 红米 紫米 糯米 小米 荞麦 青稞 玉米糁 土豆 山药 魔芋 香菇 羊肚菌 松茸 牛肝菌 黑木耳 鸡枞油 辣椒面 花椒 草果 八角 豆瓣酱 腐乳 火腿 腊肉 牛肉干 牦牛肉 藏香猪 土鸡 鸡蛋 皮蛋 蜂蜜 百花蜜 三七 天麻 石斛 枸杞 葛根粉 红糖 甘蔗汁 酸奶 奶酪 菜籽油 核桃油 山茶油 巴旦木 葡萄干 杏干 无花果 银耳 莲子 竹荪 刺绣 银饰 土陶 竹编 扎染".split(
    " "
  )
const kinds =
  "特级 一级 精选 优选 农家 高山 野生 古法 手工 有机 新鲜 原味 烟熏 免洗 即食 散装 礼盒 家庭装 试吃装 中度烘焙".split(
    " "
  )
const sizes = "250g/袋 500g/袋 1kg/箱 2.5kg/箱 5斤装 10斤装 30枚/盒 12瓶/箱 200ml×6 礼盒装".split(" ")

/** A small generator of even quality (mulberry32); the same seed gives the same sequence. */
export function randomOf(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** `count` titles such as 孟连 高山小粒咖啡 中度烘焙 500g/袋. */
export function makeTitles(count, seed = 20261123) {
  const random = randomOf(seed)
  const one = (list) => list[Math.floor(random() * list.length)]
  return Array.from({ length: count }, () => {
    const shape = random()
    if (shape < 0.4) return `${one(places)}${one(kinds)}${one(goods)} ${one(sizes)}`
    if (shape < 0.7) return `${one(places)}${one(goods)}${one(kinds)}${one(sizes)}`
    if (shape < 0.9) return `${one(kinds)}${one(places)}${one(goods)}`
    return `【${one(kinds)}】${one(goods)}·${one(goods)} ${one(sizes)}`
  })
}
