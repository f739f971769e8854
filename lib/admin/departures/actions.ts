"use server";
import { action } from "@/lib/people/entrance/action";
import * as ending from "./end-access";

export const endAccess = action(ending.endAccess);
