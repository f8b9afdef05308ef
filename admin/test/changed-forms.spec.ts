import { describe, expect, it, vi } from "vitest"
import { createChangedForms, leavesPage } from "../src/admin/ui/changed-forms"

describe("the forms of a page with unsaved changes", () => {
  it("have one that asks for all, and the next one when that is done", () => {
    const forms = createChangedForms()
    const told = vi.fn()
    forms.subscribe(told)
    expect(forms.first()).toBeUndefined()

    const saveTerms = forms.add("terms")
    const saveOrigin = forms.add("origin")
    expect(forms.first()).toBe("terms")
    saveTerms()
    expect(forms.first()).toBe("origin")
    saveOrigin()
    expect(forms.first()).toBeUndefined()
    expect(told).toHaveBeenCalledTimes(4)
  })

  it("tell nobody who has gone", () => {
    const forms = createChangedForms()
    const told = vi.fn()
    forms.subscribe(told)()
    forms.add("terms")
    expect(told).not.toHaveBeenCalled()
  })
})

it("a page is left for another one, not for what opens over it", () => {
  expect(leavesPage("/products/prod_1", "/products")).toBe(true)
  expect(leavesPage("/products/prod_1", "/products/prod_12")).toBe(true)
  expect(leavesPage("/products/prod_1", "/products/prod_1")).toBe(false)
  expect(leavesPage("/products/prod_1", "/products/prod_1/edit")).toBe(false)
})
