import type { PlacedOrder } from "@baixian/backend/contract"
import { create } from "qrcode"

export type QrDrawing = { size: number; path: string }

/** Before an online payment there is nothing to pick up yet; afterwards and at the counter there is. */
const mayPickUp = ({ state, payment_method }: PlacedOrder): boolean =>
  state === "awaiting_pickup" || (state === "awaiting_payment" && payment_method === "pay_at_pickup")

/** The pick-up code while it is of use, with its QR drawing for the counter's scanner. Drawn here, so it costs no script. */
export function pickupCode(order: PlacedOrder): { code: string; qr: QrDrawing } | null {
  const { pickup_code: code } = order
  return code && mayPickUp(order) ? { code, qr: drawQr(code) } : null
}

/** One unit per module; each run of dark modules in a row is one rectangle of the path. */
function drawQr(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: "M" })
  const { size } = modules
  let path = ""
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!modules.get(row, column)) continue
      const from = column
      while (column + 1 < size && modules.get(row, column + 1)) column++
      path += `M${from} ${row}h${column - from + 1}v1H${from}z`
    }
  }
  return { size, path }
}
