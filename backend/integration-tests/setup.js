const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

// Module suites each register their own entities; without this the second suite sees the first one's.
MetadataStorage.clear()

// A suite runs without Redis unless it asks for it (redis-env.ts); a run that offers one must not change the others.
if (process.env.REDIS_URL) process.env.TEST_REDIS_URL = process.env.REDIS_URL
delete process.env.REDIS_URL
