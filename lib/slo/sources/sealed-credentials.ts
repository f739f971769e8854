import "server-only";
import { seal, unseal } from "@/lib/platform/core/seal";
import type { DataSource } from "@/prisma/generated/client";
import type { Credentials } from "./schemas";

const PURPOSE = "muster data source credentials";

/** Credentials as the database keeps them; whoever reads a backup without NEXTAUTH_SECRET learns nothing. */
export function sealCredentials(credentials: Credentials) {
  switch (credentials.type) {
    case "NONE":
      return { credentials: "NONE", userName: null, secret: null } as const;
    case "BEARER":
      return {
        credentials: "BEARER",
        userName: null,
        secret: seal(credentials.token, PURPOSE),
      } as const;
    case "BASIC":
      return {
        credentials: "BASIC",
        userName: credentials.userName,
        secret: seal(credentials.password, PURPOSE),
      } as const;
  }
}

/** The header that opens the source; nothing where none is needed, null when NEXTAUTH_SECRET is another by now. */
export function authorisationFor(
  source: Pick<DataSource, "credentials" | "userName" | "secret">,
): Readonly<Record<string, string>> | null {
  if (source.credentials === "NONE") return {};
  const secret = unseal(source.secret ?? "", PURPOSE);
  if (secret === null) return null;
  if (source.credentials === "BEARER") return { authorization: `Bearer ${secret}` };
  const pair = Buffer.from(`${source.userName}:${secret}`, "utf8").toString("base64");
  return { authorization: `Basic ${pair}` };
}
