/**
 * The wall's look. One unit, the width or height of the screen, sizes everything: from a laptop of 1366 × 768 to 4K it is
 * the same picture. Dark, without large bright areas, and moved by a few pixels every minute, so that nothing burns in.
 */
export const wallCss = `
.bx-wall { position: fixed; inset: 0; z-index: 1000; overflow: hidden; background: #0b1220; color: #e6edf7;
  font-size: clamp(9px, min(100vw / 120, 100vh / 67.5), 64px); line-height: 1.35;
  font-family: Inter, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-variant-numeric: tabular-nums;
  --bg-base: #0b1220; --border-strong: #3d4d69;
  --tag-green-bg: #123c2c; --tag-green-text: #8ff0bd; --tag-green-icon: #34d399;
  --tag-orange-bg: #45310d; --tag-orange-text: #ffd58a; --tag-orange-icon: #fbbf24;
  --tag-red-bg: #55181f; --tag-red-border: #8f2b36; --tag-red-text: #ffc2c6; --tag-red-icon: #fb7185;
  --tag-neutral-bg: #263247; --tag-neutral-text: #c5d0e2 }
.bx-wall * { box-sizing: border-box; margin: 0 }
.bx-wall-page { position: absolute; inset: 0; padding: 1.2em 1.6em 1em; display: grid; gap: 1em;
  grid-template-rows: auto auto minmax(0, 1fr); animation: bx-wall-drift 480s steps(1) infinite }
@keyframes bx-wall-drift { 0% { transform: none } 12.5% { transform: translate(2px, 1px) } 25% { transform: translate(3px, 3px) }
  37.5% { transform: translate(1px, 4px) } 50% { transform: translate(-1px, 3px) } 62.5% { transform: translate(-3px, 1px) }
  75% { transform: translate(-3px, -2px) } 87.5% { transform: translate(0, -3px) } }
.bx-wall-head { display: flex; align-items: baseline; gap: 1.6em }
.bx-wall-head h1 { font-size: 2em; font-weight: 600; letter-spacing: .04em; white-space: nowrap }
.bx-wall-status { flex: 1; font-size: 1.15em; color: #93a4bf }
.bx-wall-status[data-trouble] { color: #ffd58a }
.bx-wall-clock { font-size: 2em; font-weight: 500; white-space: nowrap }
.bx-wall-clock small { font-size: .5em; color: #93a4bf; margin-right: .8em; font-weight: 400 }
.bx-wall button, .bx-wall a.bx-wall-button { font: inherit; font-size: 1.05em; color: #c5d0e2; background: #18233a; border: 1px solid #2b3a57;
  border-radius: .4em; padding: .25em .8em; cursor: pointer; white-space: nowrap; text-decoration: none }
.bx-wall button:hover, .bx-wall a.bx-wall-button:hover { background: #22304d }
.bx-wall :focus-visible { outline: 2px solid #60a5fa; outline-offset: 2px }
.bx-wall-figures { display: grid; grid-template-columns: 24fr 19fr 20fr 27fr 15fr; gap: 1em }
.bx-wall-card { background: #111b2e; border: 1px solid #1e2b45; border-radius: .6em; padding: .8em 1.1em; min-width: 0; min-height: 0 }
.bx-wall-card h2 { font-size: 1.15em; font-weight: 500; color: #a9b8d0; display: flex; justify-content: space-between; gap: 1em; white-space: nowrap }
.bx-wall-card h2 small { font-size: .88em; font-weight: 400; color: #7f90ac; overflow: hidden; text-overflow: ellipsis }
.bx-wall-big { font-size: 3em; font-weight: 600; line-height: 1.25; white-space: nowrap }
.bx-wall-big small { font-size: .42em; font-weight: 400; color: #93a4bf; margin-left: .35em }
.bx-wall-today .bx-wall-big { color: #7dd3fc }
.bx-wall-small { font-size: 1.1em; color: #93a4bf; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.bx-wall-target { display: flex; gap: 1.2em; align-items: center }
.bx-wall-target svg { width: 7.6em; flex: none }
.bx-wall-target > div { min-width: 0 }
.bx-wall-body { display: grid; grid-template-columns: 26fr 48fr 26fr; gap: 1em; min-height: 0 }
.bx-wall-body > * { display: flex; flex-direction: column; min-height: 0; min-width: 0 }
.bx-wall-middle { gap: 1em }
.bx-wall-map { flex: 1; display: flex; flex-direction: column }
.bx-wall-map > div { flex: 1; min-height: 0; margin-top: .5em }
.bx-wall-list { list-style: none; padding: 0; margin-top: .4em; flex: 1; min-height: 0; overflow: hidden; display: flex; flex-direction: column }
.bx-wall-rank li { flex: 1; display: grid; grid-template-columns: 1.8em minmax(0, 1fr) 5.6em 5.2em; gap: .15em .5em; align-content: center; align-items: center; font-size: 1.2em }
.bx-wall-rank .bx-wall-bar { grid-column: 2 / 5; height: .3em; background: #1b2740; border-radius: 1em; align-self: start }
.bx-wall-rank .bx-wall-bar i { display: block; height: 100%; border-radius: 1em; background: #3b82f6; transition: width .9s }
.bx-wall-right { text-align: right }
.bx-wall-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.bx-wall-muted { color: #7f90ac }
.bx-wall-latest li { flex: 0 0 calc(100% / 12); display: flex; flex-direction: column; justify-content: center;
  border-bottom: 1px solid #1a2640; font-size: 1.15em; animation: bx-wall-in 1.2s ease-out }
.bx-wall-latest div { display: flex; justify-content: space-between; gap: .8em }
.bx-wall-latest div > :last-child { flex: none }
@keyframes bx-wall-in { from { opacity: 0; background: #1d3a5f } to { opacity: 1; background: transparent } }
.bx-wall-trend { height: 13.5em; flex: none; display: flex; flex-direction: column }
.bx-wall-bars { flex: 1; display: flex; gap: .35em; align-items: stretch; min-height: 0; margin-top: .4em }
.bx-wall-bars > div { flex: 1; display: flex; flex-direction: column; justify-content: flex-end; align-items: center; min-width: 0 }
.bx-wall-bars i { width: 100%; background: #29487a; border-radius: .2em .2em 0 0; transition: height .9s }
.bx-wall-bars > div:last-child i { background: #60a5fa }
.bx-wall-bars span { font-size: .9em; color: #93a4bf; white-space: nowrap; line-height: 1.5 }
.bx-wall-nothing { margin: auto; font-size: 1.3em; color: #93a4bf; text-align: center; padding: 1em }
.bx-wall-message { position: absolute; inset: 0; display: flex; flex-direction: column; gap: 1em; align-items: center; justify-content: center; font-size: 1.6em }
.bx-wall-sample { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; pointer-events: none;
  font-size: 9em; font-weight: 700; letter-spacing: .2em; color: #fff; opacity: .06; transform: rotate(-20deg) }
.bx-wall .bx-light-ahead { color: var(--tag-green-text) }
.bx-wall .bx-light-behind { color: var(--tag-orange-text) }
.bx-wall .bx-light-red { color: var(--tag-red-text) }
@media (prefers-reduced-motion: reduce) { .bx-wall *, .bx-wall-page { animation: none !important; transition: none !important } }
@media print { .bx-wall { display: none } }
`
