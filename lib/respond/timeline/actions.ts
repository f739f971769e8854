"use server";
import { action } from "@/lib/people/entrance/action";
import { appendEntry as append } from "./append-entry";
import { removeEntry as remove } from "./remove-entry";
import { reviseEntry as revise } from "./revise-entry";

export const appendEntry = action(append);
export const reviseEntry = action(revise);
export const removeEntry = action(remove);
