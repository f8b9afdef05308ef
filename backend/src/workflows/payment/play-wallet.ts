import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { DEMO_WALLET_MODULE } from "../../modules/demo-wallet"
import type DemoWalletModuleService from "../../modules/demo-wallet/service"
import type { Charge } from "../../modules/demo-wallet/service"
import { sendWalletNotices } from "./send-wallet-notices"

type Play = { id: string; notify_url: string }

/** The button 付款. A charge that cannot be paid any more is shown as it is; null when there is none. */
export async function payDemoCharge(container: MedusaContainer, play: Play): Promise<Charge | null> {
  return await played(container, play.id, async (wallet) =>
    wallet.payCharge(play.id, { notify_url: play.notify_url, now: new Date() })
  )
}

/** The button 付款失败. */
export async function failDemoCharge(container: MedusaContainer, play: Play): Promise<Charge | null> {
  return await played(container, play.id, async (wallet) =>
    wallet.failCharge(play.id, { notify_url: play.notify_url, now: new Date() })
  )
}

async function played(
  container: MedusaContainer,
  id: string,
  act: (wallet: DemoWalletModuleService) => Promise<Charge>
): Promise<Charge | null> {
  const wallet = container.resolve<DemoWalletModuleService>(DEMO_WALLET_MODULE)
  try {
    const charge = await act(wallet)
    // In the background, as a real wallet would; what cannot be delivered now is sent again by the minute's job.
    void sendWalletNotices(container, new Date()).catch((error: Error) =>
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`Demo wallet: ${error.message}`)
    )
    return charge
  } catch (error) {
    // Closed or over: the page itself says so better than an error would.
    if (MedusaError.isMedusaError(error)) return await wallet.findCharge(id)
    throw error
  }
}
