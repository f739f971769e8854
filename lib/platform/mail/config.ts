import "server-only";
import { env } from "@/lib/platform/core/env";

export type MailConfig = {
  /** `smtp://` or `smtps://`, with user and password: never logged, never shown. */
  readonly url: string;
  readonly from: string;
  readonly timeoutMs: number;
};

/** How mail is sent, from the environment; null where it is not set up. */
export function mailConfig(): MailConfig | null {
  const { SMTP_URL: url, MAIL_FROM: from, SMTP_TIMEOUT_SECONDS } = env();
  return url && from ? { url, from, timeoutMs: SMTP_TIMEOUT_SECONDS * 1_000 } : null;
}
