import type { AppLoadContext } from "react-router"
import { makeFake } from "./fake-backend.mjs"

type Fake = ReturnType<typeof makeFake>

/** Starts a stand-in backend for one test file and points the storefront to it. */
export async function startFake(): Promise<Fake> {
  const fake = makeFake()
  process.env.BACKEND_URL = await fake.listen(0)
  process.env.PUBLISHABLE_KEY = "pk_test"
  return fake
}

/** What a loader or action is given. `jar` are the cookies the browser holds, `context` is what the server tells. */
export function asked<Args>(
  path: string,
  {
    form,
    jar,
    params = {},
    headers = {},
    context = {},
  }: {
    form?: Record<string, string>
    jar?: Jar
    params?: Record<string, string>
    headers?: Record<string, string>
    context?: AppLoadContext
  } = {}
): Args {
  const request = new Request(new URL(path, "http://shop.test"), {
    headers: { ...headers, ...(jar && jar.size > 0 && { cookie: jar.header() }) },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  })
  // The framework hands in more than our routes look at.
  return { request, params, context } as Args
}

type Given = { data: unknown; status: number; location: string | null; cookies: string[] }

/** What a loader or action gave, whether as `data()`, as a response, thrown or plain. */
export async function given(result: unknown): Promise<Given> {
  const value = await Promise.resolve(result).catch((thrown: unknown) => thrown)
  if (value instanceof Error) throw value
  if (value instanceof Response) {
    return {
      data: await value.text(),
      status: value.status,
      location: value.headers.get("location"),
      cookies: value.headers.getSetCookie(),
    }
  }
  if (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    value.type === "DataWithResponseInit"
  ) {
    const { data, init } = value as unknown as { data: unknown; init: ResponseInit | null }
    const headers = new Headers(init?.headers)
    return { data, status: init?.status ?? 200, location: null, cookies: headers.getSetCookie() }
  }
  return { data: value, status: 200, location: null, cookies: [] }
}

/** A browser's cookies, as far as our pages go: names, values, and gone when their age is 0. */
export class Jar {
  private readonly cookies = new Map<string, string>()

  get size(): number {
    return this.cookies.size
  }

  take({ cookies }: Given): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (!name || value === undefined) throw new Error(`Not a cookie: ${cookie}`)
      if (/Max-Age=0(;|$)/.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }

  set(name: string, value: string): this {
    this.cookies.set(name, value)
    return this
  }

  has = (name: string): boolean => this.cookies.has(name)
  header = (): string => [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ")
}
