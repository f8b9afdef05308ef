import { z } from "@medusajs/framework/zod"
import { plainFault } from "../plain-faults"
import { saidIn } from "../said"

const Form = z.object({
  name: z.string().min(1).max(4),
  code: z.string().regex(/^SH-/),
  reason: z.string().min(3),
  quantity: z.number().int().min(1).max(99),
  price: z.number().positive(),
  weight: z.number().lt(5),
  step: z.number().multipleOf(10),
  kind: z.enum(["all", "shelf"]),
  day: z.iso.date(),
  lines: z.array(z.number()).min(2).max(3),
  agreed: z.boolean(),
})
const right = {
  name: "茶叶",
  code: "SH-1",
  reason: "破损了",
  quantity: 1,
  price: 1,
  weight: 1,
  step: 10,
  kind: "all",
  day: "2026-11-28",
  lines: [1, 2],
  agreed: true,
}

/** The one sentence that a form with this one wrong value gets. */
function faultOf(wrong: Partial<Record<keyof typeof right, unknown>>): { chinese: string; english: string } {
  const { error } = Form.safeParse({ ...right, ...wrong }, { error: plainFault })
  expect(error?.issues).toHaveLength(1)
  const text = error?.issues[0]?.message ?? ""
  return { chinese: saidIn("chinese", text), english: saidIn("english", text) }
}

describe("plainFault", () => {
  it("finds nothing in a form that is right", () => {
    expect(Form.safeParse(right, { error: plainFault }).success).toBe(true)
  })

  it.each([
    [{ name: undefined }, "请填写。", "Fill this in."],
    [{ name: null }, "请填写。", "Fill this in."],
    [{ name: "" }, "请填写。", "Fill this in."],
    [{ kind: undefined }, "请填写。", "Fill this in."],
    [{ name: 5 }, "应为文字。", "Must be text."],
    [{ name: "一二三四五" }, "最多 4 个字。", "At most 4 characters."],
    [{ reason: "少" }, "至少 3 个字。", "At least 3 characters."],
    [{ code: "BJ-1" }, "格式不对，请核对。", "Not in the right form; check it."],
    [{ quantity: "三" }, "应为数字。", "Must be a number."],
    [{ quantity: 1.5 }, "应为整数。", "Must be a whole number."],
    [{ quantity: 0 }, "不能小于 1。", "Must not be below 1."],
    [{ quantity: 100 }, "不能大于 99。", "Must not be above 99."],
    [{ price: 0 }, "应大于 0。", "Must be above 0."],
    [{ weight: 5 }, "应小于 5。", "Must be below 5."],
    [{ step: 15 }, "应为 10 的整数倍。", "Must be a multiple of 10."],
    [{ kind: "none" }, "只能是：all、shelf。", "Must be one of: all, shelf."],
    [{ day: "2026-02-30" }, "应为日期，例如 2026-11-28。", "Must be a date such as 2026-11-28."],
    [{ lines: 5 }, "应为列表。", "Must be a list."],
    [{ lines: [1] }, "至少 2 项。", "At least 2."],
    [{ lines: [1, 2, 3, 4] }, "最多 3 项。", "At most 3."],
    [{ agreed: "yes" }, "应为是或否。", "Must be yes or no."],
  ])("says of %j what to do, in both languages", (wrong, chinese, english) => {
    expect(faultOf(wrong)).toEqual({ chinese, english })
  })
})
