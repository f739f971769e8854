import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { NotificationEvents } from "./events";
import { mailChoices } from "./mail-choice-rules";
import { chosenBy } from "./mail-settings";
import { NOTIFICATION_KINDS } from "./news";
import { ChooseMail } from "./schemas";

/** Chooses when one is mailed, for all kinds at once; mail that waits already follows the new choice. */
export const chooseMail = defineCommand({
  name: "notification.choose-mail",
  permission: "account.manage",
  input: ChooseMail,
  sample: { mail: { MENTION: "AT_ONCE", ASSIGNED: "OFF" } },
  run: async (tx, { mail }, ctx) => {
    const { id: userId } = requirePerson(ctx);
    await tx.$queryRaw`select 1 from app_user where id = ${userId}::uuid for no key update`;
    const before = mailChoices(await chosenBy(tx, userId));
    const chosen = NOTIFICATION_KINDS.flatMap((kind) => {
      const choice = mail[kind];
      return choice ? [{ kind, mail: choice }] : [];
    });
    await tx.notificationSetting.deleteMany({ where: { userId } });
    await tx.notificationSetting.createMany({
      data: chosen.map((each) => ({ ...each, userId, changedAt: ctx.now })),
    });
    const after = mailChoices(chosen);
    const subject = { type: "user", id: userId };
    return {
      result: { mail: after },
      audit: [
        NotificationEvents.entry("account.mail-chosen", {
          stream: WORKSPACE_STREAM,
          subject,
          before,
          after,
        }),
      ],
    };
  },
});
