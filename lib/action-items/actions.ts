"use server";
import { action } from "@/lib/entrance/action";
import { commentOnItem as comment } from "./comments";
import { createActionItem as create } from "./create-action-item";
import { editActionItem as edit } from "./edit-action-item";
import { editManyItems as editMany } from "./edit-many";

export const createActionItem = action(create);
export const editActionItem = action(edit);
export const editManyItems = action(editMany);
export const commentOnItem = action(comment);
