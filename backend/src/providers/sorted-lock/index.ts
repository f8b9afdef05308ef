import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { SortedInMemoryLock } from "./service"

/** The default locking provider of a single process. */
export default ModuleProvider(Modules.LOCKING, { services: [SortedInMemoryLock] })
