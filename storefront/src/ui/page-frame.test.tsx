// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react"
import { createRoutesStub, Outlet } from "react-router"
import { afterEach, expect, test } from "vitest"
import { LangProvider } from "../words/words"
import { ErrorPage } from "./error-page"
import { PageFrame } from "./page-frame"

afterEach(cleanup)

/** A page with a bar of its own inside the frame, which is drawn around pages and around their failures alike. */
async function show(fails: boolean) {
  const Framed = ({ children }: { children: React.ReactNode }) => (
    <LangProvider lang="zh-CN">
      <PageFrame elder={false} cart_count={0}>
        {children}
      </PageFrame>
    </LangProvider>
  )
  const Stub = createRoutesStub([
    {
      path: "/",
      Component: () => (
        <Framed>
          <Outlet />
        </Framed>
      ),
      ErrorBoundary: () => (
        <Framed>
          <ErrorPage status={404} />
        </Framed>
      ),
      HydrateFallback: () => null,
      children: [
        {
          path: "goods",
          handle: { own_bar: true },
          loader: () => {
            if (fails) throw new Response(null, { status: 404 })
            return null
          },
          Component: () => <h1>核桃</h1>,
        },
      ],
    },
  ])
  render(<Stub initialEntries={["/goods"]} />)
  await screen.findByRole("heading", { level: 1 })
}
const bars = () => screen.getAllByRole("navigation", { name: "主导航" })

test("a page with a bar of its own has no tabs under it", async () => {
  await show(false)
  expect(bars()).toHaveLength(1)
})

test("when such a page fails, the tabs are the way on", async () => {
  await show(true)
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("没有找到这个页面")
  expect(bars()).toHaveLength(2)
})
