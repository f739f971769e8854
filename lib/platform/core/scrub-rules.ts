const HIDDEN = "[hidden]";

/** What a line of the log may carry by accident, by its shape. Each looks at a text once, however long it is. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Credentials in an address: the database's, the mail server's.
  [/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'\\]{1,500}@/gi, `$1${HIDDEN}@`],
  [/\b(Bearer|Basic) +[\x21\x23-\x5b\x5d-\x7e]{6,2000}/gi, `$1 ${HIDDEN}`],
  // API tokens and signing secrets.
  [/\bmst_[\w-]{4,200}/g, HIDDEN],
  [/\bwhsec_[\w+/=-]{4,200}/g, HIDDEN],
  [/\$argon2\w{0,4}\$[^\s"\\]{1,500}/g, HIDDEN],
  // Links that let whoever has them in.
  [/\/(invite|reset|reset-password)\/[\w-]{16,300}/g, `/$1/${HIDDEN}`],
  [/([?&](?:code|state|id_token|access_token)=)[^&\s"\\]{1,4000}/g, `$1${HIDDEN}`],
  // Session cookies.
  [/((?:__Secure-|__Host-)?next-auth\.[\w.-]{1,60}=)[^;\s"\\]{1,8000}/g, `$1${HIDDEN}`],
  // Named so in an object, at any depth.
  [
    /("(?:[\w-]{0,30}(?:password|secret|authorization|cookie|tokenHash)|token|idToken|id_token|access_token|refresh_token)":)"(?:[^"\\]|\\.){0,8000}"/gi,
    `$1"${HIDDEN}"`,
  ],
];

/** A line of the log without what lets anybody in, wherever in it that stands. */
export function scrubSecrets(line: string): string {
  return SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), line);
}
