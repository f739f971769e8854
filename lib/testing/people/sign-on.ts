import { Visitor } from "./visitor";

/** Begins single sign-on as the button does. @param url where Muster is */
export async function beginSignOn(visitor: Visitor, url: string): Promise<Response> {
  const { csrfToken } = await (await visitor.ask(`${url}/api/auth/csrf`)).json();
  return visitor.ask(`${url}/api/auth/signin/oidc`, {
    csrfToken,
    callbackUrl: `${url}/incidents`,
  });
}

/** The whole code flow: our button, the provider's form and consent, our callback. */
export async function signOnAs(
  login: string,
  url: string,
): Promise<{ path: string; signedIn: boolean }> {
  const visitor = new Visitor();
  const callback = await reachCallback(visitor, login, url);
  const landing = await visitor.follow(await visitor.ask(callback), callback, `${url}/`);
  const session = await (await visitor.ask(`${url}/api/auth/session`)).json();
  return { path: landing.slice(url.length), signedIn: typeof session.sid === "string" };
}

/** @returns the address of our callback, with the provider's code, not asked yet */
export async function reachCallback(visitor: Visitor, login: string, url: string): Promise<string> {
  const start = await beginSignOn(visitor, url);
  let page = await visitor.follow(start, url, `${url}/api/auth/callback`);
  for (const form of [{ prompt: "login", login, password: "any" }, { prompt: "consent" }]) {
    const sent = await visitor.ask(page, form);
    page = await visitor.follow(sent, page, `${url}/api/auth/callback`);
  }
  return page;
}
