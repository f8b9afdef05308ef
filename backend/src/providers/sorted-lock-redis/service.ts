import { RedisLockingProvider } from "@medusajs/locking-redis/dist/services/redis-lock"
import { takeInOrder } from "../sorted-lock/in-order"

type AcquireArgs = { ownerId?: string; expire?: number; awaitQueue?: boolean }

type Constructed = ConstructorParameters<typeof RedisLockingProvider>

/** As long as the in-memory locks wait. Waiters ask again and again, so the pauses must stay short to be fair. */
const WAIT_SECONDS = 15
const LONGEST_PAUSE_MS = 40

/** What Medusa writes as owner when the caller names none; such a lock is nobody's to extend. */
const NOBODY = "*"

/** Medusa's Redis locks, taken in one order and given back on failure. For several processes. */
export class SortedRedisLock extends RedisLockingProvider {
  static identifier = "sorted-redis"

  constructor(cradle: Constructed[0], options: Constructed[1]) {
    super(cradle, options)
    // Medusa hands a locking provider the module's options, never its own; what is set there never arrives.
    this.waitLockingTimeout = WAIT_SECONDS
    this.maximumRetryInterval = LONGEST_PAUSE_MS
  }

  async acquire(keys: string | string[], args?: AcquireArgs): Promise<void> {
    await this.acquire_(keys, args)
  }

  async acquire_(
    keys: string | string[],
    args?: AcquireArgs,
    cancellation?: { cancelled: boolean }
  ): Promise<void> {
    const owner = args?.ownerId ?? NOBODY
    await takeInOrder(keys, {
      take: async (key) => {
        // `execute` makes an owner per call, so only a named owner can hold the key already.
        const held = owner !== NOBODY && !args?.awaitQueue && (await this.ownerOf(key)) === owner
        await super.acquire_([key], args, cancellation)
        return !held
      },
      giveBack: async (key) => {
        await this.release([key], { ownerId: owner })
      },
    })
  }

  private async ownerOf(key: string): Promise<string | null> {
    return await this.redisClient.get(`${this.keyNamePrefix}${key}`)
  }
}
