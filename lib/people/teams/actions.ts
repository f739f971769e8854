"use server";
import { action } from "@/lib/people/entrance/action";
import { createTeam as create } from "./create-team";
import * as editing from "./edit-team";
import * as members from "./members";

export const createTeam = action(create);
export const editTeam = action(editing.editTeam);
export const archiveTeam = action(editing.archiveTeam);
export const setMember = action(members.setMember);
export const removeMember = action(members.removeMember);
