"use server";
import { action } from "@/lib/people/entrance/action";
import { createService as create } from "./create-service";
import { editService as edit } from "./edit-service";

export const createService = action(create);
export const editService = action(edit);
