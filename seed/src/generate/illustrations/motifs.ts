import fs from "node:fs"
import path from "node:path"

/**
 * The things drawn on the packs: outlines of Tabler Icons (MIT) filled with a colour, and a few of our own on the same
 * 24 × 24 grid and stroke for produce Tabler has no outline of.
 */
type Motif = { colour: string } & ({ icon: string } | { paths: string })

const dots = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `<path d="M${x} ${y}h.01"/>`).join("")
const circle = (cx: number, cy: number, r: number): string => `<circle cx="${cx}" cy="${cy}" r="${r}"/>`
const lines = (d: string): string => `<path d="${d}" fill="none"/>`
const shape = (d: string, fill?: string): string => `<path d="${d}"${fill ? ` fill="${fill}"` : ""}/>`
const LEAF = shape("M12 6.5c.2-2.6 2-4 5-4c0 2.6-2 4-5 4z", "#7fae5a")

const MOTIFS: Record<string, Motif> = {
  citrus: {
    colour: "#f7a23b",
    paths:
      circle(12, 13.5, 7.5) +
      LEAF +
      dots([
        [9, 12],
        [12, 16.5],
        [15.5, 13],
        [10.5, 17.5],
      ]),
  },
  orange: { colour: "#f28a35", icon: "lemon" },
  lemon: { colour: "#f8d648", icon: "lemon-2" },
  apple: { colour: "#e2574c", icon: "apple" },
  pear: {
    colour: "#d9c24f",
    paths:
      shape(
        "M12 6.5c2 0 2.6 2.2 3.2 4.2c.6 2 2.8 2.8 2.8 5.6a6 5.2 0 0 1 -12 0c0 -2.8 2.2 -3.6 2.8 -5.6c.6 -2 1.2 -4.2 3.2 -4.2z"
      ) +
      lines("M12 6.5v-3") +
      shape("M12 5c.6 -1.6 2 -2.4 4 -2.2c-.4 1.8 -2 2.6 -4 2.2z", "#7fae5a"),
  },
  peach: {
    colour: "#f5a39a",
    paths:
      shape(
        "M12 6.5c-3 -2.2 -8.3 .2 -8.3 5.3c0 4.8 5.3 9 8.3 9s8.3 -4.2 8.3 -9c0 -5.1 -5.3 -7.5 -8.3 -5.3z"
      ) +
      lines("M12 6.5c-1.6 3 -1.4 7.500 .6 10.500") +
      LEAF,
  },
  plum: {
    colour: "#9ccc65",
    paths: circle(9, 14, 5.7) + circle(16, 16.5, 4.6) + lines("M9 8.300c0 -2.500 2 -4.300 5 -4.800") + LEAF,
  },
  greengage: {
    colour: "#a9c85a",
    paths:
      circle(9, 14, 5.7) +
      circle(16.3, 13.5, 5) +
      lines("M9.500 8.300c.3 -1.800 1.200 -2.600 2.500 -3.300M16 8.500c-.3 -1.600 -1 -2.500 -2 -3") +
      shape("M12 5.500c.2 -2 1.800 -3 4.500 -3c0 2 -1.800 3 -4.500 3z", "#7fae5a"),
  },
  bayberry: {
    colour: "#b23a55",
    paths:
      circle(12, 13.5, 7.5) +
      LEAF +
      dots([
        [9, 11],
        [12, 10.5],
        [15, 11],
        [8, 14],
        [11, 13.5],
        [14, 14],
        [16.8, 14],
        [9.5, 17],
        [12.5, 17],
        [15, 16.8],
      ]),
  },
  pomegranate: {
    colour: "#d8434e",
    paths:
      shape("M9.300 7.200l-1.300 -4l2.500 1.500l1.500 -2l1.500 2l2.500 -1.500l-1.300 4z") +
      circle(12, 14, 7.2) +
      shape(
        "M9 12.500c1.500 -1.200 4.500 -1.200 6 0c.6 2 -.8 4.500 -3 5.500c-2.200 -1 -3.600 -3.500 -3 -5.500z",
        "#f7b3b0"
      ) +
      dots([
        [11, 14],
        [13, 14],
        [12, 16],
      ]),
  },
  mango: {
    colour: "#f6b73c",
    paths:
      shape(
        "M5 17.500c-3 -4.500 .5 -11.500 7.500 -13c4.500 -.9 8 2 7 6.800c-1.300 6 -11.200 11 -14.500 6.200z"
      ) +
      lines("M16.500 4.300c.4 -1 1.200 -1.700 2.500 -1.800") +
      lines("M8 15.500c1.500 .8 3.500 .5 5 -.6"),
  },
  avocado: { colour: "#8bb04e", icon: "avocado" },
  kiwi: {
    colour: "#9dbb4b",
    paths:
      circle(12, 12, 8.5) +
      `<circle cx="12" cy="12" r="2.600" fill="#f4f0cf"/>` +
      dots([
        [12, 7],
        [15.5, 8.5],
        [17, 12],
        [15.5, 15.5],
        [12, 17],
        [8.5, 15.5],
        [7, 12],
        [8.5, 8.5],
      ]),
  },
  grape: { colour: "#8e4a8f", icon: "grape" },
  lychee: {
    colour: "#dc5366",
    paths:
      circle(8.5, 15, 5.5) +
      circle(16, 13, 5.2) +
      lines("M9 9.500c.4 -2.400 1.500 -4 3 -5M15.800 7.800c-.4 -1.700 -1.300 -2.800 -2.600 -3.500") +
      shape("M12 4.500c.2 -1.800 1.800 -2.800 4.500 -2.800c0 1.900 -1.800 2.800 -4.500 2.800z", "#7fae5a") +
      dots([
        [7, 13.5],
        [10, 13.5],
        [8.5, 16.5],
        [15, 11.5],
        [17.5, 13],
        [15, 15],
      ]),
  },
  loquat: {
    colour: "#f3b24a",
    paths:
      circle(8, 15, 5) +
      circle(16.2, 15.5, 4.6) +
      lines("M8.300 10c1 -3 2.200 -4.500 4 -6c1.500 1.500 3 4 3.700 6.900") +
      LEAF,
  },
  melon: {
    colour: "#d9cf7a",
    paths:
      `<ellipse cx="12" cy="13.500" rx="9" ry="7.500"/>` +
      lines(
        "M12 6c-4.500 3.500 -4.500 11.500 0 15M12 6c4.500 3.500 4.500 11.500 0 15M3.500 11c5 2 12 2 17 0M3.500 16c5 -2 12 -2 17 0"
      ) +
      lines("M12 6c0 -1.500 .8 -2.600 2.200 -3"),
  },
  banana: { colour: "#f6d552", icon: "banana" },
  pineapple: {
    colour: "#f0b840",
    paths:
      shape(
        "M12 8.500c-1 -2.500 -3 -3.500 -4.500 -3.500c1.500 -1 3 -1 4 0c0 -1.500 0 -2.500 .5 -3.500c.5 1 .5 2 .5 3.500c1 -1 2.500 -1 4 0c-1.500 0 -3.500 1 -4.500 3.500z",
        "#7fae5a"
      ) +
      `<ellipse cx="12" cy="15" rx="5.300" ry="6.700"/>` +
      lines("M8 11l8 8M7 15l5.500 6M11 8.700l6 6.300M16 11l-8 8M17 15l-5.500 6M13 8.700l-6 6.300"),
  },
  persimmon: {
    colour: "#f0803c",
    paths:
      shape("M12 8c4.500 -1.500 9 1 9 5.500s-4 7 -9 7s-9 -2.500 -9 -7s4.500 -7 9 -5.500z") +
      shape(
        "M12 9.800c-2 .4 -4 -.2 -5 -1.800c2 -.8 3.300 -1 5 -.5c1.700 -.5 3 -.3 5 .5c-1 1.600 -3 2.200 -5 1.800z",
        "#7fae5a"
      ) +
      lines("M12 7.500v-3"),
  },
  leaf: { colour: "#8dbb6a", icon: "plant-2" },
  sprig: { colour: "#9cb97c", icon: "seedling" },
  wheat: { colour: "#e3b64f", icon: "wheat" },
  grain: {
    colour: "#f0e3bd",
    paths:
      shape("M8 4c2.600 2.200 3.200 5.300 0 7.500c-3.200 -2.200 -2.600 -5.300 0 -7.500z") +
      shape("M16 6c2.600 2.200 3.200 5.300 0 7.500c-3.200 -2.200 -2.600 -5.300 0 -7.500z") +
      shape("M11 13c2.600 2.200 3.200 5.300 0 7.500c-3.200 -2.200 -2.600 -5.300 0 -7.500z") +
      lines("M8 8v2M16 10v2M11 17v2"),
  },
  buckwheat: {
    colour: "#8c7355",
    paths:
      shape("M8 4l4 7h-8z") +
      shape("M16.500 7l4 7h-8z") +
      shape("M9 13l4 7h-8z") +
      lines("M8 4v7M16.500 7v7M9 13v7"),
  },
  noodles: { colour: "#f2e2b6", icon: "bowl-chopsticks" },
  droplet: { colour: "#f0b83d", icon: "droplet" },
  bean: {
    colour: "#f3ead6",
    paths:
      shape(
        "M6 4.500c3.500 -1.500 7 .8 7 4.800s-2.500 5.700 -4.800 4.700c-2.400 -1 -1.700 -3 -.6 -3.800s.4 -2 -.8 -2.200c-1.600 -.3 -2.300 -2.800 -.8 -3.500z"
      ) +
      shape(
        "M13.500 11c3.500 -1.500 7 .8 7 4.800s-2.500 5.700 -4.800 4.700c-2.400 -1 -1.700 -3 -.6 -3.800s.4 -2 -.8 -2.200c-1.600 -.3 -2.300 -2.800 -.8 -3.500z"
      ),
  },
  walnut: {
    colour: "#c99a63",
    paths:
      circle(12, 12, 8.5) +
      lines(
        "M12 3.500v17M8.300 7c1.600 .8 1.600 2.300 .3 3.300s-1.200 2.700 .2 3.500s1 2.200 -.3 3M15.700 7c-1.600 .8 -1.600 2.300 -.3 3.300s1.200 2.700 -.2 3.500s-1 2.200 .3 3"
      ),
  },
  macadamia: {
    colour: "#a56f42",
    paths:
      circle(12, 12.5, 8.2) +
      lines("M5.500 9.500c4 -1.500 9 -1.500 13 0M12 4.300v-1.300") +
      `<circle cx="12" cy="15" r="2.300" fill="#f4e3c3"/>`,
  },
  almond: {
    colour: "#c98b52",
    paths:
      shape("M12 3c4.500 4 6.500 8 6.500 11.200a6.500 6.500 0 0 1 -13 0c0 -3.200 2 -7.200 6.500 -11.200z") +
      lines("M12 7.500v9M9 11c-.5 2 -.5 4 .3 6M15 11c.5 2 .5 4 -.3 6"),
  },
  acorn: { colour: "#a8693b", icon: "acorn" },
  jujube: {
    colour: "#a83a32",
    paths:
      `<ellipse cx="9" cy="13" rx="4.600" ry="7" transform="rotate(-18 9 13)"/>` +
      `<ellipse cx="16" cy="14.500" rx="4" ry="6" transform="rotate(22 16 14.500)"/>` +
      lines("M7.500 9c1 2 1 5 0 8M10.500 9.500c.8 2 .8 4 .4 6M15.500 11.500c-.6 2 -.6 4 0 6"),
  },
  driedfruit: {
    colour: "#e6a04a",
    paths:
      circle(8.5, 9, 5) +
      circle(15.5, 10.5, 4.7) +
      circle(11.5, 16, 5) +
      lines("M6.500 8c1.500 -.8 3 -.8 4 0M14 10c1 -.6 2.200 -.6 3.200 0M9.500 16c1.300 -.8 2.700 -.8 4 0"),
  },
  lotus: {
    colour: "#8fae6b",
    paths:
      shape("M3.500 9.500c0 -2.500 17 -2.500 17 0c0 4.500 -4 8.500 -7 11.500h-3c-3 -3 -7 -7 -7 -11.500z") +
      `<ellipse cx="12" cy="9.500" rx="8.500" ry="2.700" fill="#c8d7a5"/>` +
      dots([
        [8, 9.3],
        [11, 8.6],
        [14, 9.6],
        [16.5, 9],
      ]),
  },
  ham: { colour: "#c6584a", icon: "meat" },
  meat: {
    colour: "#cf5f56",
    paths:
      shape("M4.500 9.500c1.500 -5.500 9.500 -7.500 13.500 -4s3.500 10 -1.500 13s-14 -2 -12 -9z") +
      `<circle cx="13" cy="10" r="2.400" fill="#f7ded4"/>` +
      lines("M7.500 11.500c.5 3 3 5 6 5"),
  },
  chicken: {
    colour: "#e9c79b",
    paths:
      shape(
        "M15 5.200c-.2 -1.200 .6 -2.200 1.400 -1.500c.6 -.9 1.800 -.4 1.700 .7c1 .1 1.200 1.200 .5 1.800z",
        "#d9483b"
      ) +
      shape(
        "M3.500 9c1.500 1.500 3.500 2 5.500 1.500c2 -.6 3 -2 3.500 -3.500c.5 -1.600 1.800 -2.500 3.300 -2.500c1.700 0 2.800 1.200 2.900 2.800l2.300 1.200l-2.300 1c-.1 5.500 -3 9.500 -7.700 9.500c-4.500 0 -7.500 -4 -7.500 -10z"
      ) +
      lines("M10 19v2.500M13.500 18.800v2.700M8 14c1.500 1.500 3.500 1.500 5 0") +
      dots([[16.3, 7.2]]),
  },
  sausage: { colour: "#b5453b", icon: "sausage" },
  fish: { colour: "#8fb3c4", icon: "fish" },
  egg: { colour: "#dfeaf0", icon: "eggs" },
  mushroom: { colour: "#c08a5a", icon: "mushroom" },
  fungus: {
    colour: "#6b5347",
    paths:
      shape(
        "M4 13.500c-1.500 -5 3 -9.500 7.500 -7.500c4 -3 9.500 0 9 5.500c0 5 -5 8.500 -8.500 5.500c-3.500 3 -8 .5 -8 -3.500z"
      ) + lines("M8.500 9.500c1.500 2 1.500 4.500 .3 6.500M15.500 9c-1.300 2 -1.500 4.300 -.3 6"),
  },
  bamboo: {
    colour: "#c9b35a",
    paths:
      shape("M12 2.500c3.500 4 6 10 6 18.500h-12c0 -8.500 2.500 -14.500 6 -18.500z") +
      lines(
        "M8 11.500c2.600 1.500 4 5 4 9.500M16.800 9.500c-3 2.300 -4.800 6 -4.800 11.500M10 6.500c1.800 .8 3 2 3.600 3.600"
      ),
  },
  potato: {
    colour: "#d3ac6c",
    paths:
      shape("M5 9c2 -4.500 8 -6 12 -3.500s4.500 8.500 1 12s-9.500 3 -12.500 -.5s-2 -5.500 -.5 -8z") +
      dots([
        [9, 9],
        [13, 8],
        [16, 12],
        [10, 14],
        [14, 16],
      ]),
  },
  ginger: {
    colour: "#e0be74",
    paths:
      shape(
        "M3.500 15.500c0 -3.200 3.500 -2.800 4.500 -5s-.5 -6 3 -6s2.700 3.500 3 4.500s5 -1.500 6 1.500s-1.500 4.300 -3.500 4.300s0 4.200 -3.500 4.200s-2.500 -2 -4.500 -2s-5 1.700 -5 -1.500z"
      ) +
      lines(
        "M9.500 9c1 .8 2.300 .8 3.200 0M8 13.500c.3 1.300 1.300 2.200 2.700 2.500M15 12.500c.2 1 .8 1.800 1.600 2.200"
      ),
  },
  tomato: {
    colour: "#e0503f",
    paths:
      circle(12, 13.5, 7.5) +
      shape(
        "M12 8.500l-4 -.5l2.500 -1.700l-.8 -2.500l2.300 1.500l2.300 -1.500l-.8 2.500l2.500 1.700z",
        "#7fae5a"
      ),
  },
  garlic: {
    colour: "#f2e9dc",
    paths:
      shape(
        "M12 2.500c0 3.500 1 4.500 3 6.500s4.500 4.200 4.500 7.200c0 3 -3 4.800 -7.500 4.800s-7.500 -1.800 -7.500 -4.800c0 -3 2.500 -5.200 4.500 -7.200s3 -3 3 -6.500z"
      ) + lines("M12 8.500c-2.300 3 -3 8 -1.600 12.300M12 8.500c2.300 3 3 8 1.600 12.300"),
  },
  pepper: { colour: "#d8392b", icon: "pepper" },
  spice: { colour: "#a0623a", icon: "flower" },
  bottle: { colour: "#7a3f28", icon: "bottle" },
  tofu: { colour: "#f8edd2", icon: "cube" },
  jar: { colour: "#9fb765", icon: "salad" },
  sugar: { colour: "#9c5a33", icon: "box" },
  cookie: { colour: "#dba765", icon: "cookie" },
  honey: { colour: "#f2ae30", icon: "hexagons" },
  coffee: { colour: "#a9714b", icon: "coffee" },
  juice: { colour: "#f0a53c", icon: "glass-full" },
  glass: { colour: "#8c3b5a", icon: "glass-full" },
  milk: { colour: "#f4efe4", icon: "milk" },
  cheese: { colour: "#f3d98d", icon: "cheese" },
  root: {
    colour: "#a8754a",
    paths:
      shape(
        "M12 8.500c-3.200 -.6 -5.200 1.800 -4.700 4.700c.4 2.800 2.700 3.800 3.700 8c.3 .6 1.700 .6 2 0c1 -4.200 3.300 -5.200 3.700 -8c.5 -2.900 -1.500 -5.300 -4.700 -4.700z"
      ) +
      shape(
        "M12 8.500c-2.500 -1 -3.500 -3 -3.300 -5.500c2.300 .7 3.300 2.500 3.300 5.500c0 -3 1 -4.800 3.300 -5.500c.2 2.500 -.8 4.500 -3.300 5.500z",
        "#7fae5a"
      ) +
      lines("M9.300 12.500h2.500M14.800 14.500h-2"),
  },
  metal: {
    colour: "#c9c4bb",
    paths:
      shape(
        "M6 11.500h12c1.500 1.700 2 3.500 2 5c0 2.500 -1.500 4.500 -4 4.500h-8c-2.500 0 -4 -2 -4 -4.500c0 -1.500 .5 -3.300 2 -5z"
      ) +
      shape("M8.700 11.500c0 -2 1.300 -3.300 3.300 -3.300s3.300 1.300 3.300 3.300z") +
      lines(
        "M6.500 11c-1.500 -9.500 12.500 -9.500 11 0M19.500 14.500l3 -3M7.500 15.500c.2 1.500 1 2.500 2.300 2.800"
      ),
  },
  needle: { colour: "#d9577b", icon: "needle-thread" },
  yarn: { colour: "#7d8fd0", icon: "yarn" },
  pot: {
    colour: "#6f5a50",
    paths:
      shape(
        "M8.500 3h7v1.800c0 2.700 4 4.200 4 9c0 4.200 -2.200 7.200 -4.500 7.200h-6c-2.300 0 -4.500 -3 -4.500 -7.200c0 -4.800 4 -6.300 4 -9z"
      ) + lines("M8.500 5h7M5.500 11.500c4 1.500 9 1.500 13 0M5 15c4 1.500 10 1.500 14 0"),
  },
  wood: {
    colour: "#b98350",
    paths:
      shape(
        "M5.500 3h13c1 0 1.500 .5 1.500 1.500v15c0 1 -.5 1.500 -1.500 1.500h-13c-1 0 -1.500 -.5 -1.500 -1.500v-15c0 -1 .5 -1.500 1.500 -1.500z"
      ) +
      shape("M7 6h10v12h-10z", "#d8b184") +
      shape(
        "M12 8.500c1.500 -1 3 .5 2.500 1.800c1.500 .5 1.500 2.700 0 3.300c.5 1.500 -1 2.800 -2.500 1.900c-1.500 .9 -3 -.4 -2.500 -1.900c-1.500 -.6 -1.500 -2.800 0 -3.300c-.5 -1.300 1 -2.800 2.500 -1.800z"
      ) +
      dots([[12, 12]]),
  },
  basket: { colour: "#d2a95f", icon: "basket" },
  paper: { colour: "#efe3c8", icon: "notebook" },
  guitar: {
    colour: "#c48a4f",
    paths:
      shape("M10.7 1.500h2.600v2.700h-2.600z") +
      shape("M11.200 4.200h1.600v6h-1.600z", "#8a5a35") +
      shape(
        "M12 9.300c2.300 0 3.900 1.300 3.900 3.100c0 1.100 -.3 1.600 .6 2.500c1 1 1.500 1.900 1.500 3.200c0 2.600 -2.500 4.400 -6 4.400s-6 -1.800 -6 -4.400c0 -1.300 .5 -2.200 1.500 -3.200c.9 -.9 .6 -1.400 .6 -2.500c0 -1.800 1.600 -3.100 3.900 -3.100z"
      ) +
      `<circle cx="12" cy="15" r="1.700" fill="#54382a"/>` +
      lines("M9.800 19.300h4.400"),
  },
  hulusi: {
    colour: "#d0a04e",
    paths:
      shape("M11.200 11h1.700v11.500h-1.700z", "#b9813f") +
      shape("M8 10.500h1.500v8.500h-1.500z", "#b9813f") +
      shape("M14.600 10.500h1.500v8.500h-1.500z", "#b9813f") +
      shape(
        "M12 1.500c1.600 0 2.500 1 2.500 2.300c0 .9 -.3 1.300 .6 1.900c1.300 .8 2.200 2 2.200 3.600c0 2.300 -2.300 3.700 -5.300 3.700s-5.300 -1.400 -5.300 -3.700c0 -1.600 .9 -2.800 2.200 -3.600c.9 -.6 .6 -1 .6 -1.900c0 -1.300 .9 -2.300 2.500 -2.300z"
      ) +
      dots([
        [12, 15.5],
        [12, 18],
        [12, 20.5],
      ]),
  },
  quilt: {
    colour: "#f1e6ee",
    paths:
      shape(
        "M3.500 7.500c0 -1.500 1 -2.500 2.500 -2.500h12c1.500 0 2.500 1 2.500 2.500v9c0 1.500 -1 2.500 -2.500 2.500h-12c-1.500 0 -2.500 -1 -2.500 -2.500z"
      ) + lines("M3.500 9.700h17M3.500 14.300h17M9.200 5v14M14.800 5v14"),
  },
  smoke: {
    colour: "#b28a68",
    paths:
      shape("M5 15h14c0 3.500 -2.500 6 -5 6h-4c-2.500 0 -5 -2.500 -5 -6z") +
      lines(
        "M9 15l-1 -6M12 15v-7M15 15l1 -6M8 6.500c-1 -1 1 -2 0 -3.500M12 5.500c-1 -1 1 -2 0 -3.500M16 6.500c-1 -1 1 -2 0 -3.500"
      ),
  },
}

export const INK = "#54382a"

/** A motif as SVG on a 24 × 24 grid. Throws for a name kinds.csv must not use. */
export function motifSvg(name: string): string {
  const motif = MOTIFS[name]
  if (!motif)
    throw new Error(`There is no motif ${name}; kinds.csv may name: ${Object.keys(MOTIFS).join(", ")}.`)

  const inner = "icon" in motif ? outlineOf(motif.icon) : motif.paths
  return `<g fill="${motif.colour}" stroke="${INK}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">${inner}</g>`
}

const outlines = path.dirname(require.resolve("@tabler/icons/outline/leaf.svg"))
const read = new Map<string, string>()

function outlineOf(icon: string): string {
  const known = read.get(icon)
  if (known) return known

  const svg = fs.readFileSync(path.join(outlines, `${icon}.svg`), "utf8")
  const inner = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace("</svg>", "")
  read.set(icon, inner)
  return inner
}
