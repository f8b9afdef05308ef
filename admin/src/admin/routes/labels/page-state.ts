import { MOST_COPIES, PAPERS, type Paper } from "./label-sheets"

/** What the labels page shows, all of it in its address: which goods, on which paper, how many of each. */
export type LabelsState = {
  variants: string[]
  paper: Paper
  /** Of every label, unless `own` says otherwise. */
  copies: number
  /** Cells of the first sheet that are used up. */
  skip: number
}

const whole = (text: string | null, least: number, most: number, otherwise: number): number => {
  const value = Number(text)
  return text && Number.isInteger(value) && value >= least && value <= most ? value : otherwise
}

/** Reads an address; what makes no sense becomes the usual. Pure. */
export function readLabels(address: URLSearchParams): LabelsState {
  const paper = address.get("paper")
  return {
    variants: [...new Set((address.get("variants") ?? "").split(",").filter(Boolean))],
    paper: paper !== null && Object.hasOwn(PAPERS, paper) ? (paper as Paper) : "a4",
    copies: whole(address.get("copies"), 1, MOST_COPIES, 1),
    skip: whole(address.get("skip"), 0, 23, 0),
  }
}

/** Writes what differs from the usual. Pure. */
export function writeLabels({ variants, paper, copies, skip }: LabelsState): URLSearchParams {
  const address = new URLSearchParams()
  if (variants.length > 0) address.set("variants", variants.join(","))
  if (paper !== "a4") address.set("paper", paper)
  if (copies !== 1) address.set("copies", String(copies))
  if (skip !== 0) address.set("skip", String(skip))
  return address
}
