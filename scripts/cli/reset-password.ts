import { parseArgs } from "node:util";
import { actorOfEmail } from "@/lib/people/people/session";
import { setPassword } from "@/lib/people/people/sign-in/password-reset";
import { systemActor } from "@/lib/platform/access/actor";
import { sendReset } from "@/lib/tell/mail-deliveries/sending/send-reset";
import { runCommandLine } from "../lib/command-line";
import { askHidden } from "../lib/prompt";

const HELP = `npm run reset-password -- --email E [--prompt]    lets somebody choose a new password

--email    whose; they must have an account
--prompt   asks here for the new password, instead of printing a link that works once, for a day

Their sessions end with the new password.`;

const ACTOR = systemActor("The command line", "command-line");

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({
    options: { email: { type: "string" }, prompt: { type: "boolean", default: false } },
  });
  if (!values.email) throw new Error(`Give --email.\n\n${HELP}`);
  const person = await actorOfEmail(values.email);
  if (!person) throw new Error(`No active account has the address ${values.email}.`);
  if (values.prompt) {
    const password = await askHidden(`New password for ${person.name}: `);
    await setPassword.execute(ACTOR, { email: values.email, password });
    console.log("The password is changed, and their sessions have ended.");
    return true;
  }
  const { link, expiresAt } = await sendReset.execute(ACTOR, { userId: person.id, byMail: false });
  console.log(link);
  console.error(`It works once, until ${expiresAt?.slice(0, 16).replace("T", " ")} UTC.`);
  return true;
});
