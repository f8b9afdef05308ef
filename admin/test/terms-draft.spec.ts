import { describe, expect, it } from "vitest"
import {
  draftOf,
  faultsOf,
  isChanged,
  metadataOf,
  type TermsDraft,
} from "../src/admin/ui/product-terms/terms-draft"

const usual: TermsDraft = { return_policy: "seven_day", exclusion_reason: "", listed_on: "" }

describe("terms of sale", () => {
  it("are the statutory ones where nothing is noted, or nothing that the shop would believe", () => {
    expect(draftOf(null)).toEqual(usual)
    expect(draftOf({ return_policy: "never", exclusion_reason: "flawed", listed_on: "soon" })).toEqual(usual)
    expect(draftOf({ return_policy: "excluded_with_consent" })).toEqual(usual)
    expect(draftOf({ return_policy: "excluded_with_consent", exclusion_reason: "unloved" })).toEqual(usual)
  })

  it("come back from the product as they were written", () => {
    const draft: TermsDraft = {
      return_policy: "excluded_with_consent",
      exclusion_reason: "near_expiry",
      listed_on: "2026-11-01",
    }
    expect(draftOf({ ...metadataOf(draft), title_en: "kept by others" })).toEqual(draft)
  })

  it("take a reason away that no longer speaks for anything", () => {
    expect(metadataOf({ ...usual, return_policy: "excluded_by_law", exclusion_reason: "flawed" })).toEqual({
      return_policy: "excluded_by_law",
      exclusion_reason: null,
      listed_on: null,
    })
  })

  it("want a reason for an exclusion with consent, and a day that is on the calendar", () => {
    expect(faultsOf(usual)).toEqual({})
    expect(faultsOf({ ...usual, return_policy: "excluded_with_consent" })).toEqual({
      exclusion_reason: "required_reason",
    })
    expect(faultsOf({ ...usual, listed_on: "2026-02-30" })).toEqual({ listed_on: "bad_day" })
    expect(faultsOf({ ...usual, listed_on: "1999-12-31" })).toEqual({ listed_on: "bad_day" })
  })

  it("are unchanged when they say the same", () => {
    expect(isChanged({ ...usual, exclusion_reason: "flawed" }, usual)).toBe(false)
    expect(isChanged({ ...usual, listed_on: "2026-11-01" }, usual)).toBe(true)
  })
})
