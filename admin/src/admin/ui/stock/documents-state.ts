/** What a list of documents shows; all of it stands in the address. */
export type DocumentsState = {
  point: string
  /** A state, or a view that stands for one and a side. */
  view: string
  find: string
  from: string
  until: string
  page: number
}

/** Rows of one page of a list. */
export const PAGE_ROWS = 20

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads what an address says; what makes no sense is left out. Pure. */
export function readDocuments(address: URLSearchParams): DocumentsState {
  const day = (name: string) => {
    const text = address.get(name) ?? ""
    return DAY.test(text) ? text : ""
  }
  const page = Number(address.get("page"))
  return {
    point: address.get("point") ?? "",
    view: address.get("view") ?? "",
    find: (address.get("find") ?? "").slice(0, 64),
    from: day("from"),
    until: day("until"),
    page: Number.isInteger(page) && page > 1 ? page : 1,
  }
}

/** Writes what differs from the whole list's first page. Pure. */
export function writeDocuments(state: DocumentsState): URLSearchParams {
  const address = new URLSearchParams()
  for (const name of ["point", "view", "find", "from", "until"] as const)
    if (state[name] !== "") address.set(name, state[name])
  if (state.page > 1) address.set("page", String(state.page))
  return address
}

/** The day after, because the last day of a list is meant to be in it. Pure. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
