import { type ReactNode, useId } from "react"
import { Icon } from "./icon"

type SectionProps = {
  title: string
  /** A line under the title. */
  hint?: string
  more?: { href: string; text: string }
  className?: string
  id?: string
  children?: ReactNode
}

/** A titled part of a page. */
export function Section({ title, hint, more, className, id, children }: SectionProps) {
  const heading = useId()
  return (
    <section id={id} className={className ? `part ${className}` : "part"} aria-labelledby={heading}>
      <header className="part-head">
        <h2 id={heading}>{title}</h2>
        {more && (
          <a href={more.href} className="part-more">
            {more.text}
            <Icon name="right" />
          </a>
        )}
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </section>
  )
}
