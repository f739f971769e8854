"use server";
import { action } from "@/lib/people/entrance/action";
import * as choosing from "./choose-mail";
import * as reading from "./mark-read";

export const markRead = action(reading.markRead);
export const markAllRead = action(reading.markAllRead);
export const chooseMail = action(choosing.chooseMail);
