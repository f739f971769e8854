import type { LetterLine } from "@/lib/platform/mail/letter-rules";
import type { Written } from "./write-rules";

/** The mail with a link to a new password. @param base Muster's own address */
export function writeResetLink(made: { link: string; secret: string }, base: string): Written {
  const lines = [
    { text: "Choose a new password", note: "works once, for an hour", link: made.link },
    { text: "Your sessions end when you choose one." },
    { text: "If you did not ask for this, leave it: your password stays as it is." },
  ];
  return { ...letterOf("Choose a new password for Muster", lines, base), secret: made.secret };
}

/** The mail to somebody without a password. @param provider what the sign-in button says */
export function writeNoReset(provider: string, base: string): Written {
  const text = `You sign in with ${provider}, so there is no password to choose here.`;
  const lines = [{ text, link: `${base}/sign-in` }];
  return letterOf("You sign in to Muster without a password", lines, base);
}

function letterOf(title: string, lines: LetterLine[], base: string): Written {
  const footer = [
    { text: "You get this because somebody asked for a new password for your account." },
    { text: "This Muster", link: base },
  ];
  return {
    subject: title,
    letter: { title, parts: [{ heading: null, lines }], footer },
    incidentId: null,
  };
}
