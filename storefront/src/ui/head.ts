import type { MetaDescriptor } from "react-router"
import { isLang, type Lang, type Words, wordsFor } from "../words/words"

type Head = { title?: string; description?: string; image?: string | null }
type Matches = readonly ({ id: string; loaderData?: unknown } | undefined)[]

/** A page's title, description and what a chat shows when the page is shared. The first match is always the root. */
export function head(matches: Matches, write: (words: Words, lang: Lang) => Head): MetaDescriptor[] {
  const root = matches[0]?.loaderData as { lang?: string; site?: string } | undefined
  const lang = isLang(root?.lang) ? root.lang : "zh-CN"
  const words = wordsFor(lang)
  const { title, description = words.shop.slogan, image } = write(words, lang)
  const whole = title ? `${title} - ${words.shop.name}` : `${words.shop.name} - ${words.shop.slogan}`

  return [
    { title: whole },
    { name: "description", content: description },
    { property: "og:title", content: whole },
    { property: "og:description", content: description },
    { property: "og:site_name", content: words.shop.name },
    ...(image && root?.site ? [{ property: "og:image", content: new URL(image, root.site).href }] : []),
  ]
}
