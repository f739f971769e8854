"use server";
import { action } from "@/lib/people/entrance/action";
import { commentOnItem as comment } from "./comments";
import { createActionItem as create } from "./create-action-item";
import { editActionItem as edit } from "./editing/edit-action-item";
import { editManyItems as editMany } from "./editing/edit-many";

export const createActionItem = action(create);
export const editActionItem = action(edit);
export const editManyItems = action(editMany);
export const commentOnItem = action(comment);
