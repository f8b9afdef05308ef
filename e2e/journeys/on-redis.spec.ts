import { expect, test as base } from "../people"
import { coffee, huangpu, zhang } from "../people/cast"
import { REDIS_VARIABLE, RedisWatch } from "../stack/redis-watch"

const test = base.extend<{ redis: RedisWatch }>({
  redis: [
    async ({ browserName: _browser }, use) => {
      const redis = await RedisWatch.begin(process.env[REDIS_VARIABLE])
      await use(redis)
      redis.end()
    },
    // Before anybody signs in.
    { auto: true },
  ],
})

test("an order's lock, a payment's event, an officer's session and the scheduled jobs are in Redis", async ({
  shopper,
  officer,
  redis,
}) => {
  const order_number = await test.step("a shopper buys a bag and pays", async () => {
    await shopper.opens(`/products/${coffee.handle}`)
    await shopper.buysNow({ size: coffee.spec })
    await shopper.choosesPickup({ district: huangpu })
    await shopper.fillsIn(zhang)
    await shopper.choosesPayment("演示钱包")
    await shopper.placesOrder()
    await shopper.paysInTheWallet()
    return await shopper.readsOrderNumber()
  })
  await test.step("it is sold", async () => {
    await expect.poll(async () => (await officer.asksForLines(order_number)).total.rows).toBe(1)
  })

  // Keys as Medusa and its queue write them. Three are watched while it happens, so that nothing old can stand for them.
  const inRedis = async () => ({
    lock: redis.wasTold({ key: `medusa_lock:checkout:${order_number}` }),
    event: redis.wasTold({ key: "RedisEventBusService:events-queue:", word: "payment.captured" }),
    session: redis.wasTold({ key: "sess:" }),
    job: (await redis.keys("bull:medusa-workflows-jobs:repeat:*catch-up-ledger*")).length > 0,
  })
  await expect.poll(inRedis).toEqual({ lock: true, event: true, session: true, job: true })
})
