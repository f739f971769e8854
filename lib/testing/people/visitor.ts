/** A person's browser, as far as sign-in needs one: cookies for each server, and one step at a time. */
export class Visitor {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Asks once, without following where the answer sends. @param from the address a proxy would tell */
  async ask(url: string, form?: Record<string, string>, from?: string): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const response = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(from !== undefined && { "x-forwarded-for": from }),
      },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      jar.set(name, value);
    }
    return response;
  }

  /** Follows where answers send, until a page or `until`. @returns that page's address */
  async follow(response: Response, from: string, until: string): Promise<string> {
    let [current, at] = [response, from];
    for (let steps = 0; steps < 15; steps += 1) {
      const location = current.headers.get("location");
      if (location === null) return at;
      at = new URL(location, at).href;
      if (at.startsWith(until)) return at;
      current = await this.ask(at);
    }
    throw new Error(`Sent around in circles, last to ${at}.`);
  }
}
