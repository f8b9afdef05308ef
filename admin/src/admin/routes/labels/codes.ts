import { drawingSVG, ean13, qrcode } from "bwip-js/browser"

/** An EAN-13 with its digits below it, as SVG text. The code must be one (`isEan13`). */
export const barcodeSvg = (code: string): string =>
  ean13(
    { bcid: "ean13", text: code, includetext: true, guardwhitespace: true, height: 9, textsize: 9 },
    drawingSVG()
  )

/** A QR code of an address, as SVG text; with the correction of level M. */
export const qrSvg = (url: string): string => qrcode({ bcid: "qrcode", text: url }, drawingSVG())

/** As the address of a picture: nothing of it is read as markup of the page. */
export const picture = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`
