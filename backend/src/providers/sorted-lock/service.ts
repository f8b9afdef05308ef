import { randomUUID } from "node:crypto"
import type { ILockingProvider } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { inLockOrder, takeInOrder } from "./in-order"

/** Of a caller who names none, as Medusa's own steps. On a busy machine five seconds (their default) refuse what could be sold. */
const WAIT_SECONDS = 15
/** Longest wait of a caller who names none. */
const QUEUE_SECONDS = 30

type Held = { owner: string | null; expires_at: number | null }
type Waiter = { owner: string | null; expire_seconds?: number; wake: () => void }
type AcquireArgs = { ownerId?: string | null; expire?: number; awaitQueue?: boolean }

/**
 * Locks of one process, first come first served. Medusa's own in-memory provider takes keys in the caller's order and
 * keeps those it has when it gives up; under crossing baskets every SKU ends up locked until a restart (medusa.md §4.4).
 */
export class SortedInMemoryLock implements ILockingProvider {
  static identifier = "sorted-in-memory"

  private readonly held = new Map<string, Held>()
  private readonly queues = new Map<string, Waiter[]>()

  async execute<T>(
    keys: string | string[],
    job: (signal?: AbortSignal) => Promise<T>,
    args?: { timeout?: number; expire?: number }
  ): Promise<T> {
    const owner = `execute:${randomUUID()}`
    const until = Date.now() + Math.max(args?.timeout ?? WAIT_SECONDS, 1) * 1000
    await this.takeAll(keys, owner, { until })
    try {
      return await job()
    } finally {
      await this.release(keys, { ownerId: owner })
    }
  }

  async acquire(keys: string | string[], args?: AcquireArgs): Promise<void> {
    const until = args?.awaitQueue ? Date.now() + QUEUE_SECONDS * 1000 : 0
    await this.takeAll(keys, args?.ownerId ?? null, { until, expire_seconds: args?.expire })
  }

  /** Without an owner the lock is released whoever holds it, as in Medusa's provider. */
  async release(keys: string | string[], args?: { ownerId?: string | null }): Promise<boolean> {
    const released = inLockOrder(keys).map((key) => {
      const held = this.held.get(key)
      if (!held || (args?.ownerId !== undefined && held.owner !== args.ownerId)) return false
      this.passOn(key)
      return true
    })
    return released.every(Boolean)
  }

  async releaseAll(args?: { ownerId?: string | null }): Promise<void> {
    for (const [key, held] of [...this.held]) {
      if (args?.ownerId === undefined || held.owner === args.ownerId) this.passOn(key)
    }
  }

  private async takeAll(
    keys: string | string[],
    owner: string | null,
    { until, expire_seconds }: { until: number; expire_seconds?: number }
  ): Promise<void> {
    await takeInOrder(keys, {
      take: async (key) => this.take(key, { owner, expire_seconds, until }),
      giveBack: async (key) => this.passOn(key),
    })
  }

  private async take(
    key: string,
    { owner, expire_seconds, until }: { owner: string | null; expire_seconds?: number; until: number }
  ): Promise<boolean> {
    for (;;) {
      const held = this.current(key)
      if (!held) {
        this.hold(key, { owner, expire_seconds })
        return true
      }
      if (held.owner !== null && held.owner === owner) {
        if (expire_seconds) this.hold(key, { owner, expire_seconds })
        return false
      }
      if (Date.now() >= until) {
        throw new MedusaError(MedusaError.Types.CONFLICT, `Failed to acquire lock for key "${key}"`)
      }
      const wake_at = Math.min(until, held.expires_at ?? until)
      if (await this.handedOver(key, { owner, expire_seconds }, wake_at)) return true
    }
  }

  /** True when the holder passed the key on to this waiter; false when it is time to look again. */
  private async handedOver(key: string, wish: Omit<Waiter, "wake">, wake_at: number): Promise<boolean> {
    const queue = this.queues.get(key) ?? []
    this.queues.set(key, queue)
    return await new Promise((resolve) => {
      const waiter: Waiter = {
        ...wish,
        wake: () => {
          clearTimeout(timer)
          resolve(true)
        },
      }
      const timer = setTimeout(
        () => {
          queue.splice(queue.indexOf(waiter), 1)
          if (queue.length === 0) this.queues.delete(key)
          resolve(false)
        },
        Math.max(wake_at - Date.now(), 1)
      )
      queue.push(waiter)
    })
  }

  private current(key: string): Held | undefined {
    const held = this.held.get(key)
    if (held?.expires_at && held.expires_at <= Date.now()) {
      this.passOn(key)
      return this.held.get(key)
    }
    return held
  }

  private hold(key: string, { owner, expire_seconds }: Omit<Waiter, "wake">): void {
    this.held.set(key, { owner, expires_at: expire_seconds ? Date.now() + expire_seconds * 1000 : null })
  }

  private passOn(key: string): void {
    this.held.delete(key)
    const queue = this.queues.get(key)
    const next = queue?.shift()
    if (queue?.length === 0) this.queues.delete(key)
    if (!next) return
    this.hold(key, next)
    next.wake()
  }
}
