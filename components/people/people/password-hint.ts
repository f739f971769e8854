import { PASSWORD_MIN } from "@/lib/people/people/sign-in/password-rules";

/** Said beside every field for a new password. */
export const PASSWORD_HINT = `At least ${PASSWORD_MIN} characters: a few words in a row do well.`;
