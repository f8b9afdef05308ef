/** The page that opens without a network. */
export default {
  kept_count: {
    title: "盘点 · 没有网络",
    no_network: "没有网络，这一页打不开。请连上网后再试。",
    go_on: "接着盘 {{number}}（{{place}}）",
    how_old:
      "没有网络。请接着盘，连上网后自动上传；提交盘点要等有网络。这张盘点单是 {{person}} 的，{{at}}（北京时间）存在本机。",
    is_back: "网络恢复了，盘点会继续上传。",
    to_dashboard: "回到完整页面",
  },
}
