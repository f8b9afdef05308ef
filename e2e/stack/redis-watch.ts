import { Redis } from "ioredis"

/** One command as the server carried it out: its name and its arguments, keys among them. */
type Command = readonly string[]

/** The environment variable that names the Redis of the system under test; only set where it has one. */
export const REDIS_VARIABLE = "BAIXIAN_E2E_REDIS_URL"

/** Looks into a Redis from outside: what is kept there, and what it is told while one watches. */
export class RedisWatch {
  private readonly told: Command[] = []

  private constructor(
    private readonly redis: Redis,
    private readonly monitor: Redis
  ) {
    // Only our own database: other programs may use the same server.
    monitor.on("monitor", (_at: string, command: Command, _from: string, database: string) => {
      if (database === String(redis.options.db)) this.told.push(command)
    })
  }

  /** Watches from now on. Throws without an address, or when no Redis answers there. */
  static async begin(url: string | undefined): Promise<RedisWatch> {
    if (!url) throw new Error(`${REDIS_VARIABLE} is not set: which Redis does the system stand on?`)
    const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null })
    return new RedisWatch(redis, await redis.monitor())
  }

  /** Whether a command since the beginning named a key that begins with `key`, and `word` beside it. */
  wasTold({ key, word }: { key: string; word?: string }): boolean {
    return this.told.some(
      (command) =>
        command.some((part) => part.startsWith(key)) && (word === undefined || command.includes(word))
    )
  }

  /** The keys kept under a pattern such as `sess:*`. */
  async keys(pattern: string): Promise<string[]> {
    return await this.redis.keys(pattern)
  }

  end(): void {
    this.monitor.disconnect()
    this.redis.disconnect()
  }
}
