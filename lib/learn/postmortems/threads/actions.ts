"use server";
import { action } from "@/lib/people/entrance/action";
import { openThread as open, replyInThread as reply } from "./comment";
import { reopenThread as reopen, resolveThread as resolve } from "./resolve";

export const openThread = action(open);
export const replyInThread = action(reply);
export const resolveThread = action(resolve);
export const reopenThread = action(reopen);
