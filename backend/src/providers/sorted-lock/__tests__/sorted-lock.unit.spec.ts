import { SortedInMemoryLock } from "../service"
import { inLockOrder } from "../in-order"

const nothing = async (): Promise<void> => undefined
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe("in-memory locks taken in order", () => {
  it("takes each key once and in one order", () => {
    expect(inLockOrder(["b", "a", "b"])).toEqual(["a", "b"])
    expect(inLockOrder("a")).toEqual(["a"])
  })

  it("lets two hundred crossing baskets through, one at a time per key", async () => {
    const lock = new SortedInMemoryLock()
    const keys = ["a", "b", "c", "d", "e"]
    const inside = new Map<string, number>()
    let done = 0
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const basket = [keys[i % 5]!, keys[(i * 3 + 1) % 5]!, keys[(i * 2 + 3) % 5]!]
        return lock.execute(basket, async () => {
          const own = new Set(basket)
          for (const key of own) inside.set(key, (inside.get(key) ?? 0) + 1)
          await tick()
          for (const key of own) expect(inside.get(key)).toBe(1)
          for (const key of own) inside.set(key, 0)
          done += 1
        })
      })
    )
    expect(done).toBe(200)
  })

  it("gives back what it took when one key cannot be had", async () => {
    const lock = new SortedInMemoryLock()
    await lock.acquire("b", { ownerId: "somebody" })
    await expect(lock.acquire(["c", "b", "a"], { ownerId: "me" })).rejects.toThrow('lock for key "b"')
    await lock.acquire(["a", "c"], { ownerId: "third" })
  })

  it("keeps what the owner held before when a second acquisition fails", async () => {
    const lock = new SortedInMemoryLock()
    await lock.acquire("a", { ownerId: "me" })
    await lock.acquire("b", { ownerId: "somebody" })
    await expect(lock.acquire(["a", "b"], { ownerId: "me" })).rejects.toThrow()
    await expect(lock.acquire("a", { ownerId: "third" })).rejects.toThrow()
  })

  it("stops waiting after its time and leaves nothing locked", async () => {
    jest.useFakeTimers()
    const lock = new SortedInMemoryLock()
    await lock.acquire("b", { ownerId: "somebody" })
    const waiting = lock.execute(["a", "b"], nothing, { timeout: 2 })
    const refused = expect(waiting).rejects.toThrow("Failed to acquire lock")
    await jest.advanceTimersByTimeAsync(2_100)
    await refused
    await lock.execute("a", nothing)
    await lock.release("b", { ownerId: "somebody" })
    await lock.execute(["a", "b"], nothing)
    jest.useRealTimers()
  })

  it("passes a lock on when its holder's time is over, and releases only for its owner", async () => {
    jest.useFakeTimers()
    const lock = new SortedInMemoryLock()
    await lock.acquire("a", { ownerId: "crashed", expire: 1 })
    const next = lock.acquire("a", { ownerId: "next", awaitQueue: true })
    await jest.advanceTimersByTimeAsync(1_100)
    await next
    expect(await lock.release("a", { ownerId: "crashed" })).toBe(false)
    expect(await lock.release("a", { ownerId: "next" })).toBe(true)
    jest.useRealTimers()
  })

  it("gives the lock back when the job throws", async () => {
    const lock = new SortedInMemoryLock()
    await expect(lock.execute("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
    await lock.execute("a", nothing, { timeout: 1 })
  })
})
