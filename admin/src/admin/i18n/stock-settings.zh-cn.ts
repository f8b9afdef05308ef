/** 库存规则. */
export default {
  stock_settings: {
    crumb: "库存规则",
    link: "库存规则",
    title: "库存规则",
    hint: "停售、复盘、报损审批和补货建议按这些数执行，全市各点位通用。",
    readers_hint: "只有平台管理员可以修改。需要调整时，请与平台管理员联系。",
    last_change: "{{name}} {{at}} 修改。",
    never_changed: "还没有人改过，现在是系统自带的数。",
    trail: "看修改记录",
    rules: {
      near_expiry: "临期停售",
      recount: "盘点复盘",
      write_off: "报损审批",
      replenish: "补货建议",
    },
    rule_hints: {
      near_expiry:
        "批次快到期时自动停售：收银、网上下单和自提都卖不出，只能报损或调走。改动后最多 10 分钟，各点批次就按新数停售或恢复销售。",
      recount: "盘点提交后，差异达到这个件数的商品要再盘一遍，再送主管审批。填 1 表示有差异就复盘。",
      write_off:
        "一个人每天在同一点位自行报损的金额和件数，合计都不超过限额的自己过账；任何一项超过，就要由另一位主管审批。填 0 表示每张都要审批。",
      replenish: "补货建议 = 到货前卖掉的 + 到货后要卖的 + 安全库存 − 现有和在途，按近 28 天的销售算。",
    },
    settings: {
      lot_stop_percent: "到期前停售（占保质期）",
      lot_stop_least_days: "停售最少提前",
      recount_from_pieces: "差异从几件起复盘",
      write_off_clerk_fen: "专柜店员：金额限额",
      write_off_clerk_pieces: "专柜店员：件数限额",
      write_off_manager_fen: "枢纽主管：金额限额",
      write_off_manager_pieces: "枢纽主管：件数限额",
      replenish_days: "到货后要够卖",
      replenish_lead_days: "从申请到到货",
    },
    units: { percent: "%", days: "天", pieces: "件", yuan: "元" },
    example: {
      stop: "例：保质期 {{life}} 天的商品，到期前 {{days}} 天停售；停售前 {{days}} 天起列为临期，提醒先卖。",
      stop_at_end: "例：保质期 {{life}} 天的商品，到期当天停售。",
    },
    faults: {
      not_whole: "请填写整数，例如 {{example}}。",
      not_money: "请填写金额，最多两位小数，例如 200 或 199.50。",
      out_of_range: "请填写 {{least}} 到 {{most}} 之间的数。",
      below_clerk: "不能低于专柜店员的限额（{{clerk}}）。",
    },
    changed: "改了 {{changes}} 项，还没有保存",
    unchanged: "没有要保存的修改",
    undo: "恢复原来的数",
    saved: "库存规则已保存",
    saved_line: "{{setting}}：{{before}} → {{after}}",
    saved_comma: "；",
    unknown: "没有收到服务器的答复，不知道是否已保存。填写的内容还在，请检查网络后再保存一次。",
  },
}
