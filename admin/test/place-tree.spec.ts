import { describe, expect, it } from "vitest"
import { placeTree, type MappedPlace } from "../src/admin/ui/place-tree"

type Place = MappedPlace & { fen: number }

const place = (
  level: Place["level"],
  code: string,
  parent_code: string | null,
  fen = 0,
  schedule_gap_points: number | null = null
): Place => ({
  level,
  code,
  parent_code,
  name: `中${code}`,
  name_en: code,
  completion_rate: null,
  schedule_gap_points,
  fen,
})
const tree = (places: Place[]) =>
  placeTree(places, {
    amountOf: ({ fen }) => fen,
    nameOf: ({ name }) => name,
    amount: (fen) => `¥${fen}`,
    gap: (points) => `${points}`,
  })

describe("the map of places", () => {
  it("nests counties in prefectures in provinces, whatever order they come in", () => {
    expect(
      tree([
        place("county", "530827", "530800", 5, 1),
        place("county", "530828", "530800", 7, -10.5),
        place("prefecture", "530800", "530000", 12),
        place("province", "530000", null, 12),
      ])
    ).toEqual([
      {
        code: "530000",
        name: "中530000",
        children: [
          {
            code: "530800",
            name: "中530800",
            children: [
              {
                code: "530827",
                name: "中530827",
                value: 5,
                light: "ahead",
                mark: "▲",
                notes: ["¥5", "1", "中530000"],
              },
              {
                code: "530828",
                name: "中530828",
                value: 7,
                light: "red",
                mark: "▼",
                notes: ["¥7", "-10.5", "中530000"],
              },
            ],
          },
        ],
      },
    ])
  })

  it("draws neither what sold nothing nor what is below zero, and no empty place around it", () => {
    const drawn = tree([
      place("province", "530000", null),
      place("prefecture", "530800", "530000"),
      place("county", "530827", "530800", 0),
      place("county", "530828", "530800", -3),
      place("province", "420000", null),
      place("prefecture", "420500", "420000"),
      place("county", "420506", "420500", 1),
    ])
    expect(drawn.map(({ code }) => code)).toEqual(["420000"])
    // A prefecture around one county would only be a second line.
    expect(drawn[0]?.children?.map(({ code }) => code)).toEqual(["420506"])
  })

  it("keeps every county of a province that has no prefectures, also where the report gives it one of the same code", () => {
    const counties = [place("county", "500101", "500000", 2), place("county", "500102", "500000", 3)]
    const codes = (places: Place[]) =>
      JSON.stringify(tree(places))
        .match(/5001\d\d/g)
        ?.sort()
    const drawn = ["500101", "500101", "500102", "500102"]
    expect(codes([...counties, place("province", "500000", null)])).toEqual(drawn)
    expect(
      codes([...counties, place("prefecture", "500000", "500000"), place("province", "500000", null)])
    ).toEqual(drawn)
  })

  it("gives a county without a target no light", () => {
    const [province] = tree([place("province", "530000", null), place("county", "530827", "530000", 5)])
    expect(province?.children?.[0]).toMatchObject({ light: "none", mark: "", notes: ["¥5", "中530000"] })
  })
})
