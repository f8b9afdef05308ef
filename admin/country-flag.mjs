import { createElement } from "react"

/**
 * Stands in for `react-country-flag` in the dashboard: that package fetches every flag from a foreign server. Two letters
 * need no picture, and no font that has flags.
 *
 * @param {{ countryCode: string } & Record<string, unknown>} props as the package takes them
 */
export default function CountryFlag({ countryCode, svg, cdnUrl, cdnSuffix, style, ...rest }) {
  return createElement("span", { ...rest, style: { fontSize: 10, lineHeight: 1 } }, countryCode.toUpperCase())
}

export { CountryFlag as ReactCountryFlag }
