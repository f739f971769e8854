"use server";
import { action } from "@/lib/people/entrance/action";
import { archiveSlo as archive } from "./archive-slo";
import { createSlo as create } from "./create-slo";
import { editSlo as edit } from "./edit-slo";
import { excludeTime as exclude, removeExclusion as remove } from "./exclude";

export const createSlo = action(create);
export const editSlo = action(edit);
export const archiveSlo = action(archive);
export const excludeTime = action(exclude);
export const removeExclusion = action(remove);
