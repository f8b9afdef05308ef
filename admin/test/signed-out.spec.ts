import { expect, it } from "vitest"
import { signedOutReason } from "../src/admin/ui/signed-out"

it("reads why a session ended from among other cookies, and nothing it does not know", () => {
  expect(signedOutReason("lng=zhCN; baixian_signed_out=session_idle; x=1")).toBe("session_idle")
  expect(signedOutReason("baixian_signed_out=no_role")).toBe("no_role")
  expect(signedOutReason("my_baixian_signed_out=no_role")).toBeNull()
  expect(signedOutReason("baixian_signed_out=whatever")).toBeNull()
  expect(signedOutReason("")).toBeNull()
})
