type Props = {
  /** The oldest first; null where nothing is known. */
  values: readonly (number | null)[];
  /** At and above it a bar is as high as it gets, so that one bad day does not hide the others. */
  top: number;
  /** From here on a bar is drawn as too much. */
  limit: number;
  /** What it shows, in a few words. */
  label: string;
};

const WIDTH = 4;
const HEIGHT = 22;

/** One bar a stretch of time, small enough for a row of a list; a gap where nothing is known. */
export function Sparkline({ values, top, limit, label }: Props) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * WIDTH} ${HEIGHT}`}
      width={values.length * WIDTH}
      height={HEIGHT}
      className="max-w-full"
    >
      <line
        x1={0}
        x2={values.length * WIDTH}
        y1={HEIGHT - 0.5}
        y2={HEIGHT - 0.5}
        stroke="var(--line)"
      />
      {values.map((value, index) => {
        if (value === null) return null;
        const height = Math.max(1.5, Math.min(1, value / top) * (HEIGHT - 1));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time
            key={index}
            x={index * WIDTH + 0.5}
            y={HEIGHT - height}
            width={WIDTH - 1}
            height={height}
            fill={value > limit ? "var(--danger)" : "var(--line-strong)"}
          />
        );
      })}
    </svg>
  );
}
