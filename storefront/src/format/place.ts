// The peoples that appear in the names of autonomous places in the programme's provinces.
const peoples =
  "傣族|拉祜族|佤族|彝族|苗族|回族|哈尼族|仡佬族|纳西族|傈僳族|白族|壮族|瑶族|布朗族|独龙族|怒族|普米族|景颇族|藏族|土家族|布依族|侗族|水族|维吾尔族|维吾尔|哈萨克|蒙古|各族"
const autonomous = new RegExp(`^(.{2,}?)(?:${peoples})*自治(?:县|州|区)$`)

/** The everyday name of a place: 孟连傣族拉祜族佤族自治县 → 孟连, 云南省 → 云南. Two characters are kept at least. */
export function shortPlace(name: string): string {
  const special = autonomous.exec(name)
  if (special?.[1]) return special[1].replace(/壮族$/, "")
  return name.length > 2 ? name.replace(/(?:省|市|县|区|地区)$/, "") : name
}
