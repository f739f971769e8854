import { visitFrom } from "@/lib/people/people/sign-in/visit";
import { startAuthServer } from "./auth-server";
import { CLIENT, type Claims, startIdentityProvider } from "./identity-provider";

/**
 * Muster's sign-in and a real provider that know each other. Call it before the first look at the environment,
 * which is read once.
 * @param people what the provider says of each login
 */
export async function startSignOn(people: Map<string, Claims>) {
  const app = await startAuthServer();
  const provider = await startIdentityProvider(`${app.url}/api/auth/callback/oidc`, people);
  process.env.NEXTAUTH_URL = app.url;
  process.env.OIDC_ISSUER = provider.issuer;
  process.env.OIDC_CLIENT_ID = CLIENT.id;
  process.env.OIDC_CLIENT_SECRET = CLIENT.secret;
  app.use((cookie) => visitFrom({ ip: "192.0.2.7", userAgent: "Test", cookie }));
  return { app, provider };
}
