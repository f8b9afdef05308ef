// The peoples that the names of autonomous places list, with 族 and, in the north, without it.
const peoples =
  "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
const withoutZu = "蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯"
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族|${withoutZu})*自治(县|州|区|旗)$`)
const plain = /^(.{2,}?)(?:地区|特区|林区|省|市|县|区|州|旗)$/

/** 孟连傣族拉祜族佤族自治县 → 孟连, 云南省 → 云南, 喀什地区 → 喀什. Two characters are kept at least. */
export function shortPlaceName(name: string): string {
  return (autonomous.exec(name) ?? plain.exec(name))?.[1] ?? name
}

/** What people say and write: 孟连傣族拉祜族佤族自治县 → 孟连县, 红河哈尼族彝族自治州 → 红河州, 新疆维吾尔自治区 → 新疆. */
export function everydayPlaceName(name: string): string {
  const [, short, level] = autonomous.exec(name) ?? []
  if (short === undefined) return name
  return level === "区" ? short : `${short}${level}`
}
