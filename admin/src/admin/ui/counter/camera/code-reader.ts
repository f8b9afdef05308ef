import { prepareZXingModule, readBarcodes, type ReaderOptions } from "zxing-wasm/reader"
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url"
import type { Symbol } from "./camera-codes"

/** What stands on packs (EAN), on our own labels (EAN, QR) and on cartons (Code 128). */
const OPTIONS: ReaderOptions = {
  formats: ["EAN13", "EAN8", "Code128", "QRCode"],
  tryHarder: true,
  tryInvert: false,
  maxNumberOfSymbols: 8,
}

/** One object: with another the library would begin anew every time a camera is opened. */
const overrides = { locateFile: () => wasmUrl }

/**
 * ZXing as WebAssembly (1 MB): loaded when a camera is first opened, from the dashboard's own address, where the library
 * itself would fetch it from a CDN. The same on every device: phones sold here mostly have no `BarcodeDetector`, and what
 * those that have one read differs.
 */
export async function openCodeReader(): Promise<(frame: ImageData) => Promise<Symbol[]>> {
  await prepareZXingModule({ overrides, fireImmediately: true })

  return async (frame) => {
    const results = await readBarcodes(frame, OPTIONS)
    return results
      .filter(({ isValid }) => isValid)
      .map(({ text, position: { topLeft, bottomRight } }) => ({
        text,
        x: (topLeft.x + bottomRight.x) / 2,
        y: (topLeft.y + bottomRight.y) / 2,
      }))
  }
}
