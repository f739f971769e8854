import { CodeBlock } from "@/components/ui/text/code-block";

const SNIPPET = `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.MUSTER_WEBHOOK_SECRET); // whsec_…

app.post("/muster", express.raw({ type: "application/json" }), (request, response) => {
  const message = webhook.verify(request.body, request.headers); // throws if it is not from Muster
  response.status(204).end(); // answer first, within 10 seconds
  takeUp(request.headers["webhook-id"], message.type, message.data); // the same id: seen before
});`;

/** How a receiver knows that a message is Muster's. */
export function VerifyHelp() {
  return (
    <details className="rounded-md border bg-panel">
      <summary className="cursor-pointer px-4 py-2.5 font-medium">
        How a receiver verifies a message
      </summary>
      <div className="flex flex-col gap-3 border-t px-4 py-3">
        <p className="max-w-[72ch] text-ink-soft">
          Messages follow the Standard Webhooks spec, which has libraries for many languages. In
          JavaScript:
        </p>
        <CodeBlock label="Example in JavaScript" text={SNIPPET} />
        <p className="max-w-[72ch] text-ink-soft">
          By hand: <code>webhook-signature</code> holds, separated by spaces, <code>v1,</code> and
          the base64 of an HMAC-SHA256 over <code>webhook-id.webhook-timestamp.body</code>; the key
          is the secret after <code>whsec_</code>, decoded from base64. Use the body as it came,
          byte for byte, and refuse timestamps more than five minutes off.
        </p>
      </div>
    </details>
  );
}
