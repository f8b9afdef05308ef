import { Icon } from "./icon"

type PictureProps = {
  src: string | null
  alt: string
  size: number
  category?: string | null
  eager?: boolean
}

/** A square product picture; a drawn stand-in where there is none, so that the page never jumps or gapes. */
export function Picture({ src, alt, size, category, eager = false }: PictureProps) {
  if (!src) {
    return (
      <span className="picture picture-none" role={alt ? "img" : undefined} aria-label={alt || undefined}>
        <Icon name={category ? `c-${category}` : "c-other"} />
      </span>
    )
  }
  return (
    <img
      className="picture"
      src={src}
      alt={alt}
      width={size}
      height={size}
      decoding="async"
      loading={eager ? "eager" : "lazy"}
      // React 18 passes the attribute through in lower case only.
      {...(eager && { fetchpriority: "high" })}
    />
  )
}
