import sprite from "./icons/icons.svg?url&no-inline"

/** A picture from the sprite beside words. It says nothing of its own, so readers skip it. */
export function Icon({ name, className }: { name: string; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : "icon"} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
