import {
  ArchiveBox,
  ArrowUpDown,
  HandTruck,
  ListCheckbox,
  MagnifyingGlass,
  Tag,
  Trash,
} from "@medusajs/icons"
import { Link } from "react-router-dom"
import { toPage } from "../../ui/place/to-item"
import { useWords } from "../../ui/use-words"

const errands = [
  { name: "receive", path: "/stock/receipts/new", page: "/stock/receipts", Icon: HandTruck },
  { name: "count", path: "/stock/stocktakes", page: "/stock/stocktakes", Icon: ListCheckbox },
  { name: "transfer", path: "/stock/transfers", page: "/stock/transfers", Icon: ArrowUpDown },
  { name: "write_off", path: "/stock/write-offs/new", page: "/stock/write-offs", Icon: Trash },
  { name: "stock", path: "/stock", page: "/stock", Icon: ArchiveBox },
  { name: "labels", path: "/labels", page: "/labels", Icon: Tag },
  { name: "pickup", path: "/pickups", page: "/pickups", Icon: MagnifyingGlass },
] as const

type ErrandsProps = {
  point: string
  /** Pages that are the person's. */
  menu: readonly string[]
}

/** What is done at a counter all day, each one press away and wide enough for a thumb. */
export function Errands({ point, menu }: ErrandsProps) {
  const { t } = useWords()

  return (
    <nav
      aria-label={t("counter_page.errands")}
      className="grid grid-cols-3 gap-2 sm:grid-cols-4 xl:grid-cols-7"
    >
      {errands
        .filter(({ page }) => menu.includes(page))
        .map(({ name, path, Icon }) => (
          <Link
            key={name}
            to={path === "/pickups" ? path : toPage(path, point)}
            className="bg-ui-bg-base shadow-elevation-card-rest hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-[72px] flex-col items-center justify-center gap-y-2 rounded-lg px-2 py-3 text-center outline-none"
          >
            <Icon className="text-ui-fg-interactive" />
            <span className="txt-compact-medium-plus">{t(`counter_page.errand.${name}`)}</span>
          </Link>
        ))}
    </nav>
  )
}
