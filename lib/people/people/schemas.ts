import { z } from "zod";
import { ROLES } from "@/lib/platform/access/permissions";
import { Id, lineText, SearchText } from "@/lib/platform/core/input";
import { PASSWORD_MIN } from "./sign-in/password-rules";

/**
 * An e-mail address as Muster keeps and compares it, at every entrance: of plain letters, and those small. It is
 * judged before its letters are made small, since a few others (K, İ) would turn into plain ones.
 */
export const Email = z
  .string({ error: "Give an e-mail address." })
  .trim()
  .max(254, "This address is too long.")
  .pipe(z.email("This is not an e-mail address: check it.").toLowerCase());
const Name = lineText("The name", 100);
export const RoleName = z.enum(ROLES, "Choose ADMIN, MANAGER, RESPONDER or VIEWER.");

/** As far as it can be judged without lists; `hashNewPassword` judges the rest. */
export const NewPassword = z
  .string({ error: "Choose a password." })
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
  .max(200, "Use at most 200 characters.");

export const CreateFirstAdmin = z.strictObject({
  name: Name,
  email: Email,
  password: NewPassword,
  setupToken: z.string().max(200).optional(),
});
export const InvitePerson = z.strictObject({ email: Email, role: RoleName });
export const RevokeInvitation = z.strictObject({ invitationId: Id });
export const AcceptInvitation = z.strictObject({
  token: z.string().min(20).max(200),
  name: Name,
  password: NewPassword,
});
export const ChangeRole = z.strictObject({ userId: Id, role: RoleName });
export const LetInAgain = z.strictObject({ userId: Id });
export const ChangePassword = z.strictObject({
  current: z.string().max(200),
  password: NewPassword,
  endTokens: z.boolean().default(false),
});
export const AskReset = z.strictObject({ email: Email });
export const ResetPassword = z.strictObject({
  token: z.string().min(20).max(200),
  password: NewPassword,
  endTokens: z.boolean().default(false),
});
export const SetPassword = z.strictObject({ email: Email, password: NewPassword });
export const RenameAccount = z.strictObject({ name: Name });
export const RevokeSession = z.strictObject({ sessionId: Id });
/** What is offered; a client may ask for any number of days up to two years. */
export const TOKEN_DAYS = [30, 90, 365] as const;
export const CreateToken = z.strictObject({
  name: lineText("The name", 100),
  role: RoleName,
  days: z
    .number("Give the number of days it holds.")
    .int("Give whole days.")
    .min(1, "A token holds for a day at least.")
    .max(731, "A token holds for two years at most.")
    .default(365),
});
export const RevokeToken = z.strictObject({ tokenId: Id });
export const Nothing = z.strictObject({});
export const FindPeople = z.strictObject({ q: SearchText.default("") });
