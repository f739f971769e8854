import { rememberChoice } from "@/components/ui/cookie";

export type Theme = "light" | "dark" | "system";

/** What the person chose; the server wrote it into the page, so it needs no second source. */
export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Takes effect at once, and from the first paint of every later page (app/layout.tsx). */
export function chooseTheme(theme: Theme): void {
  rememberChoice("muster-theme", theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
