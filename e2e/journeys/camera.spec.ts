import path from "node:path"
import { fileURLToPath } from "node:url"
import type { Page } from "@playwright/test"
import { expect, test } from "../people"
import { coffee } from "../people/cast"
import { chromium } from "../stack/chromium"
import { fakeCamera } from "../stack/fake-camera"

// A pack held before the camera, taken away, and held again.
const film = path.join(path.dirname(fileURLToPath(import.meta.url)), "../test-results/pack.y4m")
const camera = fakeCamera(film, [
  { ean: null, seconds: 1 },
  { ean: coffee.ean, seconds: 2 },
  { ean: null, seconds: 3 },
])
test.use({ launchOptions: { ...chromium, args: [...chromium.args, ...camera] } })

/** Remembers every camera that the page opens; answers whether each is on (`live`) or off (`ended`). A new page begins anew. */
async function camerasOf(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = []
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (asked) => {
      const stream = await open(asked)
      tracks.push(...stream.getTracks())
      return stream
    }
    Object.assign(window, { tracks })
  })

  return async () =>
    await page.evaluate(() =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState)
    )
}

test("a phone's camera counts pack after pack, and opens goods by one", async ({ manager }) => {
  const { page } = manager
  const opened = await camerasOf(page)
  await test.step("one code for a document: taken in, and the camera is off", async () => {
    await manager.opens("/stock/receipts/new")
    await manager.button("用摄像头扫码").click()
    await expect(manager.pieces("实收")).toHaveValue("1")
    await expect(page.getByRole("dialog")).toBeHidden()
    await expect.poll(opened).toEqual(["ended"])
  })

  await test.step("counting goes on until somebody says it is done", async () => {
    await manager.opens("/stock/stocktakes/new")
    await manager.page.getByRole("radio", { name: "一个货架" }).click()
    await manager.field("货架名称").fill("手机扫码架")
    await manager.scans(coffee.ean)
    await expect(page.getByText(/已加入，共 1 种/)).toBeVisible()
    await manager.button("开始盘点").click()
    await expect(manager.state("盘点中")).toBeVisible()

    await manager.button("用摄像头扫码").click()
    const sheet = page.getByRole("dialog")
    await expect(sheet.getByText(/：2 件$/)).toBeVisible()
    expect(await opened()).toEqual(["live"])
    await sheet.getByRole("button", { name: "扫完了" }).click()
    await expect.poll(opened).toEqual(["ended"])
    await expect(page.getByTestId("counted-now")).toContainText(/[2-9]/)
    await expect(page.getByText("已全部同步")).toBeVisible()
  })

  await test.step("who refuses the camera is told how to allow it, and types instead", async () => {
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () =>
        Promise.reject(new DOMException("Permission denied", "NotAllowedError"))
    })
    await manager.button("用摄像头扫码").click()
    await expect(page.getByRole("alert").getByText(/没有使用摄像头的权限/)).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(page.getByRole("dialog")).toBeHidden()
  })

  await manager.button("取消单据").click()
  await manager.question.getByLabel("原因").fill("试用摄像头")
  await manager.answers("取消单据")
  await expect(manager.state("已取消")).toBeVisible()
})
