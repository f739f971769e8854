"use server";
import { action } from "@/lib/entrance/action";
import { createPostmortem as create } from "./create-postmortem";
import { editPostmortem as edit } from "./edit-postmortem";
import { editSection as editOne } from "./edit-section";
import { muteRule as mute } from "./mute-rule";
import { publishPostmortem as publish } from "./publish-postmortem";
import { decideSuggestion as decide } from "./suggestions/decide-suggestion";
import { unmuteRule as unmute } from "./unmute-rule";
import { waivePostmortem as waive } from "./waive-postmortem";

export const createPostmortem = action(create);
export const editSection = action(editOne);
export const editPostmortem = action(edit);
export const decideSuggestion = action(decide);
export const waivePostmortem = action(waive);
export const publishPostmortem = action(publish);
export const muteRule = action(mute);
export const unmuteRule = action(unmute);
