import type zhCN from "./labels.zh-cn"
import type { Words } from "./words"

const labels: Words<typeof zhCN> = {
  labels: {
    title: "Price tags",
    hint: "A tag has the name, pack, origin, price, bar code and a QR code of the origin page. Prices are today's in the shop.",
    print: "Print {{labels}} tags ({{sheets}} pages)",
    paper: "Paper",
    papers: { a4: "A4 tags 3×8", shelf: "A4 shelf cards 2×5", roll: "Label roll 40×30" },
    paper_hints: {
      a4: "Self-adhesive A4, 24 tags of 70×37 mm a page. Print at 100 % and without margins.",
      shelf: "A4 card, 10 a page, cut along the dashes. Print at 100 % and without margins.",
      roll: "Labels of 40×30 mm, one a page. Choose the label printer and its 40×30 paper.",
    },
    copies: "Copies of each",
    skip: "Skip used cells",
    origin: "From",
    qr_of: "QR code of the origin page of {{title}}",
    per: "/{{unit}}",
    piece: "piece",
    taken: "Added: {{title}}",
    no_tag: "“{{title}}” is not on sale in the shop and has no price tag.",
    nothing: "No goods chosen yet",
    nothing_hint: "Scan or search goods above, or tick them in the stock list and press “Print price tags”.",
    choose: "Go to the stock list",
    left_out: "{{left}} of the goods are not in the shop and have no price, so there is no tag for them.",
  },
}
export default labels
