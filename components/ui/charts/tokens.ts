/** Colours that a picture may have, by the name of their token in globals.css. */
const TOKENS = [
  ...(["accent", "danger", "warn", "info", "good", "ink", "ink-soft", "ink-faint"] as const),
  ...(["line", "line-strong", "ground", "danger-ground"] as const),
] as const;
export type Token = (typeof TOKENS)[number];
export type Palette = Readonly<Record<Token, string>>;

/** The colours as they are now: a canvas knows no variables, and the half of `light-dark` is found out by painting. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  host.append(probe);
  const colours = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`;
    return [token, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours);
}

/** Calls back when the colours change: another theme, the system's, or paper. Returns how to stop it. */
export function watchPalette(onChange: () => void): () => void {
  const theme = new MutationObserver(onChange);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const media = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  for (const one of media) one.addEventListener("change", onChange);
  return () => {
    theme.disconnect();
    for (const one of media) one.removeEventListener("change", onChange);
  };
}
