/** The mark: people drawn together at one point. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2 font-semibold text-lg tracking-tight">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <rect width="22" height="22" rx="6" fill="var(--accent)" />
        <path
          d="M5.5 15.5V8l5.5 5 5.5-5v7.5"
          fill="none"
          stroke="var(--accent-ink)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Muster
    </span>
  );
}
