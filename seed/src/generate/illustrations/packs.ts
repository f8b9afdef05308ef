import { INK } from "./motifs"

/** The colours one picture is drawn with. `main` is the pack's, `deep` its shadow, `pale` its light. */
export type Palette = { main: string; deep: string; pale: string; label: string }

/** Draws a pack standing on the ground line y = 640 of an 800 × 800 picture, about the axis x = 400. */
type Pack = (palette: Palette, motif: string) => string

const at = (motif: string, x: number, y: number, size: number, turn = 0): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size / 24}) translate(-12 -12)">${motif}</g>`

const stroke = `stroke="${INK}" stroke-width="9" stroke-linejoin="round" stroke-linecap="round"`
const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}" ${stroke}/>`
const plain = (d: string, fill: string, opacity = 1): string =>
  `<path d="${d}" fill="${fill}" opacity="${opacity}"/>`
const roundLabel = (label: string, y: number, r: number): string =>
  `<circle cx="400" cy="${y}" r="${r}" fill="${label}" ${stroke}/>`

/** Two or three of the goods lying in front of the pack. */
const beside = (motif: string): string => at(motif, 214, 596, 112, -14) + at(motif, 590, 598, 104, 12)

const PACKS: Record<string, Pack> = {
  pouch: ({ main, deep, pale, label }, motif) =>
    shape("M262 232h276l14 372c0 22 -12 36 -32 36h-240c-20 0 -32 -14 -32 -36z", main) +
    plain("M518 240l14 356c0 22 -6 36 -22 36h-44c24 -120 32 -260 28 -392z", deep, 0.35) +
    shape("M256 190h288v52h-288z", pale) +
    `<path d="M276 216h248" ${stroke} stroke-dasharray="2 22" fill="none"/>` +
    roundLabel(label, 436, 122) +
    at(motif, 400, 436, 160) +
    beside(motif),
  jar: ({ main, pale, label, deep }, motif) =>
    shape(
      "M284 268h232c34 18 50 46 50 84v236c0 34 -18 52 -52 52h-228c-34 0 -52 -18 -52 -52v-236c0 -38 16 -66 50 -84z",
      pale
    ) +
    plain("M244 372h312v214c0 30 -14 44 -44 44h-224c-30 0 -44 -14 -44 -44z", main, 0.85) +
    shape("M268 190h264v78h-264z", deep) +
    `<path d="M296 230h208" stroke="${pale}" stroke-width="8" stroke-linecap="round" opacity=".6"/>` +
    shape("M276 392h248v168h-248z", label) +
    at(motif, 400, 476, 140) +
    beside(motif),
  tin: ({ main, deep, pale, label }, motif) =>
    shape("M252 268h296v342c0 40 -296 40 -296 0z", main) +
    plain("M500 272h44v338c0 14 -30 22 -64 26c12 -120 18 -240 20 -364z", deep, 0.4) +
    shape("M252 268c0 -40 296 -40 296 0c0 40 -296 40 -296 0z", pale) +
    shape("M262 214h276v52c0 36 -276 36 -276 0z", deep) +
    shape("M262 214c0 -34 276 -34 276 0c0 34 -276 34 -276 0z", pale) +
    roundLabel(label, 456, 108) +
    at(motif, 400, 456, 146) +
    beside(motif),
  can: ({ main, deep, pale, label }, motif) =>
    shape("M244 246h312v362c0 42 -312 42 -312 0z", pale) +
    plain("M248 348h304v180h-304z", main) +
    shape("M244 246c0 -42 312 -42 312 0c0 42 -312 42 -312 0z", deep) +
    roundLabel(label, 438, 104) +
    at(motif, 400, 438, 140) +
    `<path d="M244 348h312M244 528h312" ${stroke} fill="none"/>` +
    beside(motif),
  cake: ({ main, deep, label }, motif) =>
    shape(
      "M400 178c128 0 232 104 232 232s-104 232 -232 232s-232 -104 -232 -232s104 -232 232 -232z",
      "#efe3c6"
    ) +
    `<circle cx="400" cy="410" r="192" fill="none" stroke="${main}" stroke-width="10" stroke-dasharray="4 20" stroke-linecap="round"/>` +
    plain(
      "M400 178c128 0 232 104 232 232s-104 232 -232 232c120 -60 176 -140 176 -232s-56 -172 -176 -232z",
      deep,
      0.18
    ) +
    roundLabel(label, 410, 132) +
    at(motif, 400, 410, 172),
  sack: ({ main, deep, pale, label }, motif) =>
    shape(
      "M330 216c-76 70 -124 180 -116 312c4 76 28 112 84 112h204c56 0 80 -36 84 -112c8 -132 -40 -242 -116 -312z",
      main
    ) +
    plain("M470 224c76 76 112 180 104 304c-4 70 -24 104 -72 104h-58c44 -130 56 -270 26 -408z", deep, 0.3) +
    shape("M318 150c26 24 36 40 40 66h84c4 -26 14 -42 40 -66c-54 18 -110 18 -164 0z", pale) +
    `<path d="M326 218h148" ${stroke} fill="none"/>` +
    roundLabel(label, 446, 116) +
    at(motif, 400, 446, 156) +
    beside(motif),
  net: ({ main, deep, label }, motif) =>
    shape(
      "M330 216c-76 70 -124 180 -116 312c4 76 28 112 84 112h204c56 0 80 -36 84 -112c8 -132 -40 -242 -116 -312z",
      label
    ) +
    at(motif, 320, 530, 150, -12) +
    at(motif, 480, 536, 150, 10) +
    at(motif, 400, 410, 150) +
    `<path d="M300 260l240 300M260 330l200 300M226 430l110 200M500 260l-240 300M540 330l-200 300M574 430l-110 200" stroke="${main}" stroke-width="7" fill="none" opacity=".75"/>` +
    shape("M318 150c26 24 36 40 40 66h84c4 -26 14 -42 40 -66c-54 18 -110 18 -164 0z", deep),
  pack: ({ main, deep, pale, label }, motif) =>
    shape("M226 218h348v422h-348z", main) +
    plain("M530 222h40v414h-64c20 -130 26 -270 24 -414z", deep, 0.35) +
    `<path d="M226 262h348M226 596h348" stroke="${pale}" stroke-width="10" stroke-dasharray="3 18" stroke-linecap="round"/>` +
    shape("M282 314h236v230h-236z", label) +
    at(motif, 400, 430, 172) +
    beside(motif),
  tray: ({ main, deep, pale, label }, motif) =>
    at(motif, 268, 430, 180, -14) +
    at(motif, 532, 430, 180, 14) +
    at(motif, 400, 380, 210) +
    shape("M178 470h444l-38 150c-4 14 -14 20 -28 20h-312c-14 0 -24 -6 -28 -20z", main) +
    plain("M560 474h54l-36 144c-4 12 -12 16 -22 16h-40c24 -50 36 -100 44 -160z", deep, 0.4) +
    shape(
      "M160 446h480c10 0 16 6 16 16v12c0 10 -6 16 -16 16h-480c-10 0 -16 -6 -16 -16v-12c0 -10 6 -16 16 -16z",
      pale
    ) +
    shape("M322 524h156v76h-156z", label) +
    at(motif, 400, 562, 60),
  crate: ({ main, deep, pale, label }, motif) =>
    at(motif, 256, 372, 156, -12) +
    at(motif, 544, 372, 156, 12) +
    at(motif, 400, 336, 176, 4) +
    at(motif, 322, 424, 150, 8) +
    at(motif, 478, 424, 150, -8) +
    shape("M168 456h464v56h-464z", pale) +
    shape("M176 512h448v58h-448z", main) +
    shape("M184 570h432v70h-432z", pale) +
    plain("M590 460h38v48h-46zM586 516h34v50h-40zM582 574h30v62h-36z", deep, 0.35) +
    `<path d="M206 484h.01M594 484h.01M212 540h.01M588 540h.01M218 604h.01M582 604h.01" ${stroke} fill="none"/>` +
    shape("M330 482h140v112h-140z", label) +
    at(motif, 400, 538, 84),
  oil: ({ main, deep, pale, label }, motif) =>
    shape(
      "M352 250h96c6 40 92 62 92 138v200c0 34 -18 52 -52 52h-176c-34 0 -52 -18 -52 -52v-200c0 -76 86 -98 92 -138z",
      main
    ) +
    plain("M270 420h260v166c0 30 -14 44 -44 44h-172c-30 0 -44 -14 -44 -44z", deep, 0.25) +
    shape("M350 166h100v84h-100z", deep) +
    `<path d="M540 400c54 0 54 140 0 150" ${stroke} fill="none"/>` +
    plain("M292 392c4 -30 20 -50 44 -66c-14 26 -18 46 -18 66z", pale, 0.8) +
    shape("M286 424h228v150h-228z", label) +
    at(motif, 400, 500, 124) +
    beside(motif),
  bottle: ({ main, deep, pale, label }, motif) =>
    shape(
      "M360 236h80v72c0 40 72 56 72 118v168c0 30 -16 46 -46 46h-132c-30 0 -46 -16 -46 -46v-168c0 -62 72 -78 72 -118z",
      main
    ) +
    plain("M466 420c-4 70 -8 140 -26 214h26c26 0 40 -14 40 -40v-168c0 -30 -18 -50 -40 -66z", deep, 0.4) +
    shape("M350 168h100v68h-100z", pale) +
    shape("M294 428h212v142h-212z", label) +
    at(motif, 400, 499, 118) +
    beside(motif),
  wine: ({ main, deep, pale, label }, motif) =>
    shape(
      "M366 210h68v132c0 30 58 46 58 104v150c0 28 -16 44 -44 44h-96c-28 0 -44 -16 -44 -44v-150c0 -58 58 -74 58 -104z",
      main
    ) +
    plain("M452 440c0 70 -4 130 -20 194h16c24 0 38 -14 38 -38v-150c0 -26 -14 -42 -34 -58z", deep, 0.4) +
    shape("M358 150h84v72h-84z", pale) +
    shape("M310 448h180v130h-180z", label) +
    at(motif, 400, 513, 108) +
    at(motif, 226, 580, 128, -6) +
    at(motif, 576, 580, 128, 6),
  eggbox: ({ main, deep, pale, label }, motif) =>
    at(motif, 276, 396, 170, -6) +
    at(motif, 524, 396, 170, 6) +
    at(motif, 400, 376, 190) +
    shape(
      "M164 466c40 -34 78 -34 118 0c40 -34 78 -34 118 0c40 -34 78 -34 118 0c40 -34 78 -34 118 0l-28 154c-2 14 -12 20 -26 20h-364c-14 0 -24 -6 -26 -20z",
      main
    ) +
    plain("M580 480l-24 140c-2 10 -8 14 -16 14h38c12 0 18 -4 20 -14l26 -148z", deep, 0.4) +
    `<path d="M178 530h444" stroke="${pale}" stroke-width="8" stroke-dasharray="3 18" stroke-linecap="round"/>` +
    shape("M316 536h168v78h-168z", label) +
    at(motif, 400, 575, 62),
  giftbox: ({ main, deep, pale, label }, motif) =>
    shape("M216 356h368v284h-368z", main) +
    plain("M530 360h50v276h-70c16 -90 22 -180 20 -276z", deep, 0.4) +
    shape("M190 280h420v80h-420z", deep) +
    shape("M366 280h68v360h-68z", pale) +
    shape("M400 278c-90 6 -136 -34 -126 -84c8 -40 70 -40 98 8c14 24 22 50 28 76z", pale) +
    shape("M400 278c90 6 136 -34 126 -84c-8 -40 -70 -40 -98 8c-14 24 -22 50 -28 76z", pale) +
    roundLabel(label, 490, 96) +
    at(motif, 400, 490, 126),
  stand: ({ main, deep, pale }, motif) =>
    shape("M210 548c0 -34 380 -34 380 0c0 34 -380 34 -380 0z", pale) +
    `<ellipse cx="400" cy="550" rx="110" ry="12" fill="${deep}" opacity=".35"/>` +
    at(motif, 400, 424, 320) +
    shape("M210 548v56c0 36 380 36 380 0v-56c0 34 -380 34 -380 0z", main) +
    plain("M536 572c30 -6 50 -14 50 -24v56c0 14 -40 22 -86 26c20 -18 30 -36 36 -58z", deep, 0.4),
  hoop: ({ main, deep, pale, label }, motif) =>
    `<circle cx="400" cy="420" r="216" fill="${pale}" stroke="${INK}" stroke-width="46"/>` +
    `<circle cx="400" cy="420" r="216" fill="${label}" stroke="${main}" stroke-width="30"/>` +
    `<circle cx="400" cy="420" r="174" fill="none" stroke="${deep}" stroke-width="7" stroke-dasharray="16 18" stroke-linecap="round"/>` +
    shape("M376 168h48v40h-48z", deep) +
    at(motif, 400, 420, 224),
}

/** A pack with its motif. Throws for a name kinds.csv must not use. */
export function packSvg(name: string, palette: Palette, motif: string): string {
  const pack = PACKS[name]
  if (!pack)
    throw new Error(`There is no pack ${name}; kinds.csv may name: ${Object.keys(PACKS).join(", ")}.`)
  return pack(palette, motif)
}
