import "server-only";
import type { Prisma } from "@/prisma/generated/client";

/** Whoever can sign in: by a password, or as somebody whom an identity provider knows. */
export const CAN_SIGN_IN = {
  disabledAt: null,
  OR: [{ passwordHash: { not: null } }, { identities: { some: {} } }],
} as const satisfies Prisma.UserWhereInput;

/** The one judgement of "set up" and of "the last admin": an active admin who can sign in. */
export const ADMIN_WHO_CAN_SIGN_IN = {
  role: "ADMIN",
  ...CAN_SIGN_IN,
} as const satisfies Prisma.UserWhereInput;
