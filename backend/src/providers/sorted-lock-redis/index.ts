import redisLoader from "@medusajs/locking-redis/dist/loaders"
import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { SortedRedisLock } from "./service"

/** The default locking provider where `REDIS_URL` is set. Options: `{ redisUrl, redisOptions }`. */
export default ModuleProvider(Modules.LOCKING, { services: [SortedRedisLock], loaders: [redisLoader] })
