/** What one of Muster's own addresses answered: its content, or in words why not. */
export type Asked<T> =
  | { readonly ok: true; readonly content: T }
  | { readonly ok: false; readonly code: string; readonly detail: string };

type Options = {
  /** Sent as JSON, by POST; without it the address is read. */
  readonly body?: unknown;
  /** Makes a repeated write one write. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Is sent to its end although the page goes. */
  readonly keepalive?: true;
};

/**
 * Asks one of Muster's own addresses over plain HTTP, for what a server action cannot do: it can be given up
 * and repeated, and waits for no other action.
 * @param address begins with `/api/console/`
 * @returns null when nothing answered: the network is away, it took too long, or it was given up
 */
export async function ask<T>(
  address: string,
  { body, key, ...options }: Options = {},
): Promise<Asked<T> | null> {
  try {
    const answer = await fetch(address, {
      ...options,
      headers: {
        Accept: "application/json",
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(key !== undefined && { "Idempotency-Key": key }),
      },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    const content = await answer.json();
    if (answer.ok) return { ok: true, content };
    return { ok: false, code: String(content.code), detail: String(content.detail) };
  } catch {
    return null;
  }
}
