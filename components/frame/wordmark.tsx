/** The mark: an M drawn as one line that gathers at a point, like a pulse coming back to its base. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="7" fill="var(--accent-fill)" />
      <path
        d="M5.5 17V8.2c0-.7.9-1 1.3-.5L12 14l5.2-6.3c.4-.5 1.3-.2 1.3.5V17"
        fill="none"
        stroke="var(--fill-ink)"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="12" cy="18" r="1.4" fill="var(--fill-ink)" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-lg tracking-tight">
      <Mark />
      Muster
    </span>
  );
}
