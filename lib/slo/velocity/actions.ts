"use server";
import { action } from "@/lib/people/entrance/action";
import { endOverride as end, overrideVelocity as override } from "./override";
import { setPolicy as setForAll, setServicePolicy as setForOne } from "./policy";

export const overrideVelocity = action(override);
export const endOverride = action(end);
export const setPolicy = action(setForAll);
export const setServicePolicy = action(setForOne);
