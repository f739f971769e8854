import { expect, it } from "vitest";
import { completeProfile } from "./oidc";

const token = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
const ISSUER = "https://id.example.org";

it("takes address and verification from the ID token when it has the address", async () => {
  const proven = { iss: ISSUER, sub: "7", email: "ada@example.org" };
  const told = async () => ({ sub: "7", email: "admin@example.org", email_verified: true });
  expect(await completeProfile(token(proven), told)).toEqual(proven);
});

it("asks the userinfo endpoint when it has none, and keeps the issuer of the token", async () => {
  const told = { sub: "7", iss: "https://other.example.org", email: "ada@example.org" };
  const profile = await completeProfile(token({ iss: ISSUER, sub: "7" }), async () => told);
  expect(profile).toEqual({ ...told, iss: ISSUER });
});

it("refuses an endpoint that speaks of somebody else", async () => {
  const other = async () => ({ sub: "8", email: "ada@example.org", email_verified: true });
  await expect(completeProfile(token({ iss: ISSUER, sub: "7" }), other)).rejects.toThrow(
    "somebody else",
  );
});
