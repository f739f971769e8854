"use server";
import { action } from "@/lib/people/entrance/action";
import { closeIncident as close } from "@/lib/respond/closure/close-incident";
import { decideRollback as decide } from "@/lib/respond/rollback/decide-rollback";
import * as checklist from "./set-checklist-item";

export const setChecklistItem = action(checklist.setChecklistItem);
export const assignChecklistItem = action(checklist.assignChecklistItem);
export const decideRollback = action(decide);
export const closeIncident = action(close);
