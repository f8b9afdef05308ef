import { useWords } from "../words/words"

/** Where this page stands, from the top down. The last one is the page itself. */
export function Crumbs({ steps }: { steps: { text: string; href?: string }[] }) {
  const { shop } = useWords()
  return (
    <nav className="crumbs" aria-label={shop.breadcrumb}>
      <ol>
        {steps.map(({ text, href }) => (
          <li key={text}>{href ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
