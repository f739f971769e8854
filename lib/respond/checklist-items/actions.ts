"use server";
import { action } from "@/lib/people/entrance/action";
import * as checklist from "./set-checklist-item";

export const setChecklistItem = action(checklist.setChecklistItem);
