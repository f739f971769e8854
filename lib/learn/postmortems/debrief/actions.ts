"use server";
import { action } from "@/lib/people/entrance/action";
import { endDebrief as end, goToStep as go, startDebrief as start } from "./lead";
import { setAttendance as attend, addNote as note } from "./record";
import { parkTopic as park, settleTopic as settle } from "./topics";

export const startDebrief = action(start);
export const goToStep = action(go);
export const endDebrief = action(end);
export const addNote = action(note);
export const setAttendance = action(attend);
export const parkTopic = action(park);
export const settleTopic = action(settle);
