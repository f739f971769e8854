import { parseArgs } from "node:util";
import { actorOfEmail } from "@/lib/people/people/session";
import { createToken } from "@/lib/people/people/tokens";
import { ROLES } from "@/lib/platform/access/permissions";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run token -- --email E --name N [--role RESPONDER] [--days 365]    makes an API token and prints it once

--email   whose token it is; they must have an account
--name    what it is for, so that it can be told apart and revoked
--role    ${ROLES.join(", ")}; at most that of the person (RESPONDER, or theirs if lower)
--days    how long it holds, at most 731

When it ends is said on standard error, so that the token alone can be captured.`;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      days: { type: "string" },
    },
  });
  if (!values.email || !values.name) throw new Error(`Give --email and --name.\n\n${HELP}`);
  const actor = await actorOfEmail(values.email.trim());
  if (!actor) throw new Error(`No active account has the address ${values.email}.`);
  const role = values.role?.toUpperCase() ?? (actor.role === "VIEWER" ? "VIEWER" : "RESPONDER");
  const days = values.days === undefined ? {} : { days: Number(values.days) };
  const made = await createToken.execute(actor, { name: values.name, role, ...days });
  console.log(made.secret);
  console.error(`It ends on ${made.expiresAt.slice(0, 10)}.`);
  return true;
});
