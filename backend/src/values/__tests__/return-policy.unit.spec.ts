import { returnTerms } from "../return-policy"

describe("return terms", () => {
  it("are the statutory seven days unless something else is written", () => {
    for (const return_policy of [null, "", "none", "seven_day"]) {
      expect(returnTerms({ return_policy, exclusion_reason: null })).toEqual({
        return_policy: "seven_day",
        exclusion_reason: null,
      })
    }
  })

  it("need no reason where the law itself excludes the goods", () => {
    expect(returnTerms({ return_policy: "excluded_by_law", exclusion_reason: "flawed" })).toEqual({
      return_policy: "excluded_by_law",
      exclusion_reason: null,
    })
  })

  it("exclude with consent for a reason the law names, and for no other", () => {
    const terms = (exclusion_reason: string | null) =>
      returnTerms({ return_policy: "excluded_with_consent", exclusion_reason })
    expect(terms("near_expiry")).toEqual({
      return_policy: "excluded_with_consent",
      exclusion_reason: "near_expiry",
    })
    expect(terms("cheap").return_policy).toBe("seven_day")
    expect(terms(null).return_policy).toBe("seven_day")
  })
})
