import "server-only";
import { z } from "zod";
import { env } from "@/lib/platform/core/env";
import { discoveryAddress } from "./oidc/oidc";

const PATIENCE_MS = 3_000;

const Discovery = z.object({ end_session_endpoint: z.url().optional() });

/**
 * Where a browser goes to end the provider's own session too (OpenID Connect RP-Initiated Logout 1.0); null when
 * the provider announces no such page, or cannot be asked: then only Muster's session ends.
 * @param idToken names the session to the provider
 */
export async function providerSignOut(idToken: string): Promise<string | null> {
  const address = discoveryAddress();
  if (address === null) return null;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { end_session_endpoint: end } = Discovery.parse(await answer.json());
    if (end === undefined) return null;
    const url = new URL(end);
    url.searchParams.set("id_token_hint", idToken);
    url.searchParams.set("client_id", env().OIDC_CLIENT_ID ?? "");
    url.searchParams.set("post_logout_redirect_uri", `${env().NEXTAUTH_URL}/sign-in`);
    return url.href;
  } catch {
    return null;
  }
}
