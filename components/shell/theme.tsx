const CHOOSE = `(function(){var d=document.documentElement;
function apply(){if(!/muster-theme=(light|dark)/.test(document.cookie))d.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}
apply();matchMedia("(prefers-color-scheme: dark)").addEventListener("change",apply)})()`;

/** Follows the system before the first paint, unless the person chose; their choice is in a cookie. */
export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, needed before the first paint
  return <script dangerouslySetInnerHTML={{ __html: CHOOSE }} />;
}
