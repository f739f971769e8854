import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { mailConfig } from "@/lib/platform/mail/config";
import { mailChoices } from "./mail-choice-rules";
import { Nothing } from "./schemas";

/** When one is mailed, where to, and whether Muster can send mail at all. */
export const readMailSettings = defineQuery({
  name: "notification.mail-settings",
  permission: "account.manage",
  input: Nothing,
  sample: {},
  run: async (db, _input, ctx) => {
    const { id } = requirePerson(ctx);
    const { email } = await db.user.findUniqueOrThrow({
      where: { id },
      select: { email: true },
    });
    const mail = mailChoices(await chosenBy(db, id));
    return { address: email, isSetUp: mailConfig() !== null, mail };
  },
});

/** What a person chose; nothing for the kinds they left alone. */
export function chosenBy(db: ReadDb, userId: string) {
  return db.notificationSetting.findMany({
    where: { userId },
    select: { kind: true, mail: true },
  });
}
