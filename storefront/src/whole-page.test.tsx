import { renderToPipeableStream, renderToString } from "react-dom/server"
import { PassThrough } from "node:stream"
import { buffer } from "node:stream/consumers"
import { expect, test } from "vitest"
import { wholePage } from "./whole-page.server"

/** Text of two, three and four bytes a character, in attributes and between tags, so long that it fills many chunks. */
function Page({ shift }: { shift: number }) {
  return (
    <main title={"x".repeat(shift)}>
      {Array.from({ length: 400 }, (_, nth) => (
        <p key={nth} title={`去购物车${nth}`} data-failed="没能加入购物车，请再试一次">
          孟连傣族拉祜族佤族自治县，café 𠮷野家 {nth}
        </p>
      ))}
    </main>
  )
}

const shifts = Array.from({ length: 12 }, (_, shift) => shift)

test("a page is the text its parts hold, wherever React's chunks end", async () => {
  for (const shift of shifts) {
    const page = <Page shift={shift} />
    expect(await wholePage(page, { nonce: null })).toBe(renderToString(page))
  }
})

/** When this fails, React has been mended (facebook/react#24985) and `wholePage` need not mend it any more. */
test("React's own stream still puts zero bytes between its chunks", async () => {
  const pages = shifts.map((shift) => {
    const { pipe } = renderToPipeableStream(<Page shift={shift} />)
    return buffer(pipe(new PassThrough()))
  })
  expect((await Promise.all(pages)).some((page) => page.includes(0))).toBe(true)
})

test("a page that cannot be drawn is refused with the reason", async () => {
  const Broken = () => {
    throw new Error("no such county")
  }
  await expect(wholePage(<Broken />, { nonce: null })).rejects.toThrow("no such county")
})
