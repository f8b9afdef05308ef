import { createElement } from "react"

const LETTER_TO_FLAG = 127_397

/**
 * Stands in for `react-country-flag` in the dashboard: that package fetches every flag from a foreign server. Here the
 * reader's own font draws it.
 *
 * @param {{ countryCode: string } & Record<string, unknown>} props as the package takes them
 */
export default function CountryFlag({ countryCode, svg, cdnUrl, cdnSuffix, ...rest }) {
  const letters = [...countryCode.toUpperCase()].map((letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) + LETTER_TO_FLAG)
  )
  return createElement("span", { role: "img", ...rest }, letters.join(""))
}

export { CountryFlag as ReactCountryFlag }
