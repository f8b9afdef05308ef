import { said, saidIn } from "../said"

it("holds a sentence in both languages, and leaves another text as it is", () => {
  const both = said("请写明原因。", "Say why.")
  expect([saidIn("chinese", both), saidIn("english", both)]).toEqual(["请写明原因。", "Say why."])
  expect([saidIn("chinese", "Say why."), saidIn("english", "请写明原因。")]).toEqual([
    "Say why.",
    "请写明原因。",
  ])
})
