/** A few words for a user agent, good enough to recognise one's own devices. */
export function nameDevice(userAgent: string | null): string {
  if (!userAgent) return "Unknown device";
  const browser = /Edg|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? "Browser";
  const system =
    /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? "unknown system";
  return `${browser === "Edg" ? "Edge" : browser} on ${system}`;
}
