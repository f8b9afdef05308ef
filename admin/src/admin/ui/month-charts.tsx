import {
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"

/**
 * The charts of months and days, loaded when first shown. This file imports the chart library and nothing of ours: sharing a module
 * with it would move all our pages into a chunk whose name has no extension, where Tailwind does not look for classes.
 * For the same reason colours are the dashboard's variables (they follow its light and dark theme), not classes.
 */
type ChartProps<Datum> = {
  data: Datum[]
  height: number
  /** In the order of the series: this span, then the earlier one, then the plan. */
  names: [string] | [string, string] | [string, string, string]
  /** Amounts in fen as the axis and the hover box show them. */
  axis: (fen: number) => string
  amount: (fen: unknown) => string
  label: (key: string) => string
  /** A bar was clicked. Whoever uses no mouse has the table's links. */
  onPick?: (key: string) => void
}

/** The chart library hands a clicked bar's datum on as `payload`. */
const picked = (bar: unknown, key: string): string | null => {
  const datum = (bar as { payload?: Record<string, unknown> }).payload?.[key]

  return typeof datum === "string" ? datum : null
}

const picking = (key: string, onPick: ((key: string) => void) | undefined) =>
  onPick && {
    cursor: "pointer",
    onClick: (bar: unknown) => {
      const datum = picked(bar, key)
      if (datum !== null) onPick(datum)
    },
  }

const INK = {
  grid: "var(--border-base)",
  text: "var(--fg-muted)",
  bar: "var(--tag-blue-icon)",
  line: "var(--tag-orange-icon)",
  plan: "var(--tag-purple-icon)",
}
const tick = { fill: INK.text, fontSize: 11 }
const margin = { top: 8, right: 8, bottom: 0, left: 0 }
const tooltipStyle = {
  background: "var(--bg-base)",
  border: "1px solid var(--border-base)",
  borderRadius: 8,
  boxShadow: "var(--elevation-flyout)",
  fontSize: 12,
  padding: "8px 10px",
}

type MonthDatum = { month: string; net_fen: number; previous_year_fen: number | null }

/** Months as bars, the same months a year earlier as a line. */
export function TrendChart({ data, height, names, axis, amount, label, onPick }: ChartProps<MonthDatum>) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={margin}>
        <CartesianGrid vertical={false} stroke={INK.grid} strokeDasharray="3 3" />
        <XAxis
          dataKey="month"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: INK.grid }}
          tickFormatter={(month: string) => month.slice(2).replace("-", "/")}
          interval="preserveStartEnd"
          minTickGap={4}
        />
        <YAxis tick={tick} tickLine={false} axisLine={false} tickFormatter={axis} width={56} />
        <Tooltip
          contentStyle={tooltipStyle}
          cursor={{ fill: "var(--bg-base-hover)" }}
          labelFormatter={(month) => label(String(month))}
          formatter={(fen) => amount(fen)}
        />
        <Legend itemSorter="dataKey" iconSize={8} wrapperStyle={{ fontSize: 12, color: INK.text }} />
        <Bar
          dataKey="net_fen"
          name={names[0]}
          fill={INK.bar}
          radius={[3, 3, 0, 0]}
          maxBarSize={28}
          {...picking("month", onPick)}
          isAnimationActive={false}
        />
        <Line
          dataKey="previous_year_fen"
          name={names[1]}
          stroke={INK.line}
          strokeWidth={1.5}
          strokeDasharray="4 3"
          dot={{ r: 2, fill: INK.line, strokeDasharray: "" }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** The 1st and every fifth day: labels that fit at any width and stand at even distances. */
const isShownDay = (day: number): boolean => day === 1 || day % 5 === 0

type DayDatum = { day: string; net_fen: number }

/** The days of a month; refunds can make a day negative. */
export function DaysChart({ data, height, names, axis, amount, label, onPick }: ChartProps<DayDatum>) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={data} margin={margin}>
        <CartesianGrid vertical={false} stroke={INK.grid} strokeDasharray="3 3" />
        <XAxis
          dataKey="day"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: INK.grid }}
          tickFormatter={(day: string) => String(Number(day.slice(8)))}
          ticks={data.map(({ day }) => day).filter((day) => isShownDay(Number(day.slice(8))))}
          interval={0}
        />
        <YAxis tick={tick} tickLine={false} axisLine={false} tickFormatter={axis} width={56} />
        <Tooltip
          contentStyle={tooltipStyle}
          cursor={{ fill: "var(--bg-base-hover)" }}
          labelFormatter={(day) => label(String(day))}
          formatter={(fen) => amount(fen)}
        />
        <Bar
          dataKey="net_fen"
          name={names[0]}
          fill={INK.bar}
          radius={[2, 2, 0, 0]}
          maxBarSize={20}
          {...picking("day", onPick)}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}

type SeasonDatum = {
  month: string
  net_fen: number | null
  previous_year_fen: number | null
  target_fen: number | null
}
type SeasonChartProps = ChartProps<SeasonDatum> & {
  /** Months to mark with a word at their top. */
  marks: { month: string; text: string }[]
}

/** Twelve months as bars, the year before as a line, the plan as a dotted one, with the festival's month marked. */
export function SeasonChart({ data, height, names, axis, amount, label, onPick, marks }: SeasonChartProps) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ ...margin, top: 20 }}>
        <CartesianGrid vertical={false} stroke={INK.grid} strokeDasharray="3 3" />
        <XAxis
          dataKey="month"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: INK.grid }}
          tickFormatter={(month: string) => String(Number(month.slice(5)))}
          interval={0}
        />
        <YAxis tick={tick} tickLine={false} axisLine={false} tickFormatter={axis} width={56} />
        <Tooltip
          contentStyle={tooltipStyle}
          cursor={{ fill: "var(--bg-base-hover)" }}
          labelFormatter={(month) => label(String(month))}
          formatter={(fen) => amount(fen)}
        />
        <Legend itemSorter="dataKey" iconSize={8} wrapperStyle={{ fontSize: 12, color: INK.text }} />
        {marks.map(({ month, text }) => (
          <ReferenceLine
            key={month}
            x={month}
            stroke={INK.line}
            strokeDasharray="2 3"
            label={{ value: text, position: "top", fontSize: 11, fill: INK.text }}
          />
        ))}
        <Bar
          dataKey="net_fen"
          name={names[0]}
          fill={INK.bar}
          radius={[3, 3, 0, 0]}
          maxBarSize={28}
          {...picking("month", onPick)}
          isAnimationActive={false}
        />
        <Line
          dataKey="previous_year_fen"
          name={names[1]}
          stroke={INK.line}
          strokeWidth={1.5}
          strokeDasharray="4 3"
          dot={{ r: 2, fill: INK.line, strokeDasharray: "" }}
          isAnimationActive={false}
        />
        {names[2] && (
          <Line
            dataKey="target_fen"
            name={names[2]}
            type="step"
            stroke={INK.plan}
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}
