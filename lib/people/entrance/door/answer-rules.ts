/** What the browser is told with every answer. */
export type AnswerContext = {
  readonly nonce: string;
  /** Whether people come by https, so that browsers may be told to come by nothing else. */
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
};

const YEAR_S = 365 * 24 * 60 * 60;

/**
 * Only Muster's own files, and only the inline scripts that carry this answer's nonce. Styles stay open: the
 * libraries for toasts, dialogs and the editor write style sheets of their own, without one.
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: AnswerContext): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers of every answer, by name. */
export function answerHeadersFor(context: AnswerContext): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(context),
    "X-Content-Type-Options": "nosniff",
    // An invitation's address is a secret: other sites learn nothing of where a link was.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(context.isHttps && { "Strict-Transport-Security": `max-age=${YEAR_S}` }),
  };
}

/** Files of the build, the same for everybody: the only ones that may be kept, and that no limit counts. */
export function isPublicFile(path: string): boolean {
  return /^\/(_next\/static\/|favicon\.ico$|icon\d*\.(png|svg)$|apple-icon\.png$|manifest\.webmanifest$)/.test(
    path,
  );
}
