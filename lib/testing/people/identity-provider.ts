import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the provider says of a login name. */
export type Claims = {
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: string[];
};

export const CLIENT = { id: "muster", secret: "only-for-tests-client-secret" } as const;

/**
 * A real OpenID Connect provider on loopback. Whoever types a login name of `people` is that person.
 * @param callbackUrl where it sends people back to
 */
export async function startIdentityProvider(callbackUrl: string, people: Map<string, Claims>) {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [callbackUrl],
        post_logout_redirect_uris: [`${new URL(callbackUrl).origin}/sign-in`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    cookies: { keys: ["only-for-tests"] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...people.get(sub) }),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
