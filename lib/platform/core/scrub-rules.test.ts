import { describe, expect, it } from "vitest";
import { scrubSecrets } from "./scrub-rules";

describe("a line of the log", () => {
  it.each([
    ["postgresql://muster:hunter2@db:5432/muster refused", "hunter2"],
    ["smtps://me%40example.org:hunter2@mail.example.org", "hunter2"],
    ["Authorization: Bearer mst_hunter2hunter2", "hunter2"],
    ["the token mst_hunter2hunter2 is unknown", "hunter2"],
    ["signed with whsec_hunter2+/hunter2=", "hunter2"],
    ["https://muster.example.org/invite/hunter2hunter2hunter2", "hunter2"],
    ["GET /api/auth/callback/oidc?code=hunter2&state=x", "hunter2"],
    ["cookie: __Secure-next-auth.session-token=hunter2.hunter2; other=1", "hunter2"],
    [JSON.stringify({ a: { password: "hunter2", newPassword: 'hun"ter2' } }), "ter2"],
    [
      JSON.stringify({ NEXTAUTH_SECRET: "hunter2", headers: { "set-cookie": "hunter2" } }),
      "hunter2",
    ],
    [JSON.stringify({ tokens: [{ token: "hunter2", id_token: "hunter2" }] }), "hunter2"],
    ["$argon2id$v=19$m=1,t=1,p=1$hunter2$hunter2", "hunter2"],
  ])("says nothing that lets anybody in: %s", (line, secret) => {
    const scrubbed = scrubSecrets(line);
    expect(scrubbed).not.toContain(secret);
    expect(scrubbed).toContain("[hidden]");
  });

  it("stays as it is otherwise, and JSON stays JSON", () => {
    const line = JSON.stringify({
      level: 30,
      msg: "Ready",
      url: "https://muster.example.org/welcome?token=printed",
    });
    expect(scrubSecrets(line)).toBe(line);
    const hidden = scrubSecrets(
      JSON.stringify({ err: { message: "postgresql://a:b@c", password: "x\\" } }),
    );
    expect(JSON.parse(hidden)).toEqual({
      err: { message: "postgresql://[hidden]@c", password: "[hidden]" },
    });
  });

  it.each(["a", "://", '"password":"', "Bearer ", "mst_", "\\", "next-auth."])(
    "of half a million %j is read in time",
    (part) => {
      const begun = performance.now();
      scrubSecrets(part.repeat(500_000 / part.length));
      expect(performance.now() - begun).toBeLessThan(1_000);
    },
  );
});
