import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { BoundedStripeProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [BoundedStripeProvider] })
