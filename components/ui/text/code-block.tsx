/** Program text or data as it is; it scrolls within itself, also by the keys. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keys must reach it
      tabIndex={0}
      className="max-h-[32rem] overflow-auto rounded-sm bg-sunken p-3"
    >
      <pre className="text-xs leading-relaxed">{text}</pre>
    </section>
  );
}
