import type { CategoryHandle } from "../../read-data"
import { fraction, hash, mix, pick } from "../hash"
import { motifSvg } from "./motifs"
import { packSvg, type Palette } from "./packs"

/** Hue of a category's background and the pack colours that go with it, as hue, saturation and lightness. */
type Scheme = { ground: number; saturation: number; packs: readonly (readonly [number, number, number])[] }

const SCHEMES: Record<CategoryHandle, Scheme> = {
  fruit: {
    ground: 34,
    saturation: 88,
    packs: [
      [30, 52, 58],
      [24, 48, 54],
      [38, 55, 60],
      [96, 30, 52],
    ],
  },
  tea: {
    ground: 96,
    saturation: 42,
    packs: [
      [128, 28, 38],
      [150, 26, 36],
      [88, 28, 42],
      [18, 45, 42],
    ],
  },
  "grain-oil": {
    ground: 46,
    saturation: 76,
    packs: [
      [42, 58, 62],
      [36, 48, 56],
      [28, 38, 58],
      [48, 62, 58],
    ],
  },
  "nuts-dried": {
    ground: 28,
    saturation: 52,
    packs: [
      [22, 44, 48],
      [14, 46, 46],
      [34, 48, 52],
      [150, 22, 42],
    ],
  },
  "meat-poultry-egg": {
    ground: 12,
    saturation: 66,
    packs: [
      [6, 52, 48],
      [352, 44, 46],
      [20, 50, 50],
      [205, 28, 50],
    ],
  },
  "mushroom-vegetable": {
    ground: 74,
    saturation: 38,
    packs: [
      [80, 28, 46],
      [98, 26, 42],
      [60, 30, 50],
      [26, 36, 48],
    ],
  },
  "condiment-snack": {
    ground: 18,
    saturation: 80,
    packs: [
      [8, 62, 50],
      [20, 66, 52],
      [350, 50, 48],
      [38, 66, 54],
    ],
  },
  "herb-honey-drink": {
    ground: 43,
    saturation: 84,
    packs: [
      [24, 42, 40],
      [30, 56, 50],
      [16, 40, 36],
      [190, 26, 42],
    ],
  },
  handicraft: {
    ground: 236,
    saturation: 42,
    packs: [
      [228, 34, 56],
      [262, 30, 54],
      [196, 34, 48],
      [340, 38, 56],
    ],
  },
}

/** What a gift box shows of its inside: a box on a box would say nothing. */
const INSIDE_BOX: Record<CategoryHandle, string> = {
  fruit: "citrus",
  tea: "leaf",
  "grain-oil": "wheat",
  "nuts-dried": "walnut",
  "meat-poultry-egg": "meat",
  "mushroom-vegetable": "mushroom",
  "condiment-snack": "cookie",
  "herb-honey-drink": "coffee",
  handicraft: "yarn",
}

type Drawn = { key: string; category: CategoryHandle; motif: string; pack: string }

/**
 * The picture of a product, 800 × 800 SVG: hills of its own behind a pack with what is in it. The same product always
 * looks the same; two products of one kind differ in tint, pack and hills.
 */
export function pictureSvg(product: Drawn): string {
  const bits = hash(`picture/${product.key}`)
  const { ground, saturation, packs } = SCHEMES[product.category]
  const hue = Math.round(ground + (fraction(mix(bits, 1)) - 0.5) * 18)
  const [packHue, packSaturation, packLight] = pick(packs, mix(bits, 2))
  const palette: Palette = {
    main: hsl(packHue, packSaturation, packLight),
    deep: hsl(packHue, packSaturation + 4, packLight - 18),
    pale: hsl(packHue, Math.max(packSaturation - 8, 10), Math.min(packLight + 24, 90)),
    label: "#fffaf0",
  }
  const sky = `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${hsl(hue, saturation, 95)}"/><stop offset="1" stop-color="${hsl(hue, saturation, 86)}"/></linearGradient>`
  const motif = product.motif === "gift" ? INSIDE_BOX[product.category] : product.motif
  const sunX = 150 + fraction(mix(bits, 3)) * 500

  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800"><defs>${sky}</defs>` +
    `<rect width="800" height="800" fill="url(#sky)"/>` +
    `<circle cx="${sunX.toFixed(0)}" cy="${(150 + fraction(mix(bits, 4)) * 70).toFixed(0)}" r="74" fill="#fff" opacity=".75"/>` +
    hills(mix(bits, 5), 430, 110, hsl(hue, saturation - 12, 81), 0.55) +
    hills(mix(bits, 6), 520, 90, hsl(hue - 6, saturation - 10, 76), 0.6) +
    `<path d="M0 600q400 -46 800 0v200h-800z" fill="${hsl(hue, saturation - 8, 91)}"/>` +
    `<ellipse cx="400" cy="650" rx="${product.pack === "cake" || product.pack === "hoop" ? 200 : 320}" ry="26" fill="${hsl(hue, saturation - 25, 62)}" opacity=".45"/>` +
    `<g transform="translate(400 652) scale(1.12) translate(-400 -652)">` +
    packSvg(product.pack, palette, motifSvg(motif)) +
    `</g></svg>`
  )
}

/** A range of hills across the picture, its crest drawn from the hash. */
function hills(bits: number, base: number, height: number, fill: string, opacity: number): string {
  const crest = Array.from({ length: 6 }, (_, index) => {
    const x = index * 160
    const y = base - fraction(mix(bits, index)) * height
    return index === 0 ? `M0 ${y.toFixed(0)}` : `S${x - 60} ${y.toFixed(0)} ${x} ${y.toFixed(0)}`
  })
  return `<path d="${crest.join("")}V800H0z" fill="${fill}" opacity="${opacity}"/>`
}

const hsl = (hue: number, saturation: number, light: number): string =>
  `hsl(${(hue + 360) % 360},${saturation}%,${light}%)`
