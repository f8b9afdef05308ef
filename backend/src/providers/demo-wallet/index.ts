import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { DemoWalletProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [DemoWalletProvider] })
