"use server";
import { action } from "@/lib/people/entrance/action";
import { pauseUpdates as pause, resumeUpdates as resume } from "./pause-updates";
import { sendUpdate as send } from "./send-update";

export const sendUpdate = action(send);
export const pauseUpdates = action(pause);
export const resumeUpdates = action(resume);
