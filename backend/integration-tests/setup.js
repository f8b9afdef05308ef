const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

// Module suites each register their own entities; without this the second suite sees the first one's.
MetadataStorage.clear()
