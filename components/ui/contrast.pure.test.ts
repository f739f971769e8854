import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Text needs 4.5:1, controls and focus rings 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

const GROUNDS = ["ground", "panel", "raised", "sunken"] as const;
const INKS = ["ink", "ink-soft", "ink-faint", "accent", "danger"] as const;
const TONES = ["accent", "danger", "orange", "warn", "info", "good"] as const;

const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground, TEXT] as const)),
  ...TONES.flatMap((tone) => [
    [tone, `${tone}-ground`, TEXT] as const,
    ["ink", `${tone}-ground`, TEXT] as const,
    ["ink-soft", `${tone}-ground`, TEXT] as const,
    [tone, "panel", TEXT] as const,
    [tone, "ground", TEXT] as const,
  ]),
  ["accent-hover", "panel", TEXT],
  ["accent-ink", "accent", TEXT],
  ["accent-ink", "accent-hover", TEXT],
  ["fill-ink", "accent-fill", TEXT],
  ["fill-ink", "accent-fill-hover", TEXT],
  ["fill-ink", "danger-fill", TEXT],
  ["fill-ink", "danger-fill-hover", TEXT],
  ["line-strong", "panel", SHAPE],
  ["line-strong", "ground", SHAPE],
  ["accent-fill", "panel", SHAPE],
  ["danger-fill", "panel", SHAPE],
];

describe.each(["light", "dark"] as const)("contrast in %s", (theme) => {
  const colours = readColours(theme);
  it.each(PAIRS)("%s on %s is at least %f", (ink, ground, least) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(least);
  });
});

describe("the measure itself", () => {
  it("knows black on white and equal colours", () => {
    const colours = new Map([
      ["black", luminance(0, 0, 0)],
      ["white", luminance(1, 0, 0)],
    ]);
    expect(contrast(colours, "black", "white")).toBeCloseTo(21, 5);
    expect(contrast(colours, "white", "white")).toBe(1);
  });
});

function contrast(colours: ReadonlyMap<string, number>, first: string, second: string): number {
  const [a, b] = [first, second].map((name) => {
    const value = colours.get(name);
    if (value === undefined) throw new Error(`globals.css has no colour named ${name}`);
    return value;
  });
  const [low = 0, high = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of every token, from its half of `light-dark(light, dark)`. */
function readColours(theme: "light" | "dark"): Map<string, number> {
  const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
  const number = "([\\d.]+)";
  const oklch = `oklch\\(${number} ${number} ${number}\\)`;
  const token = new RegExp(`--([\\w-]+): light-dark\\(${oklch}, ${oklch}\\);`, "g");
  const found = new Map<string, number>();
  for (const [, name = "", ...values] of css.matchAll(token)) {
    const [l = 0, c = 0, h = 0] = (theme === "light" ? values.slice(0, 3) : values.slice(3)).map(
      Number,
    );
    found.set(name, luminance(l, c, h));
  }
  return found;
}

/** OKLCH to relative luminance, by way of OKLab and linear sRGB (clipped to what a screen shows). */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (part: number) => Math.min(1, Math.max(0, part));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
