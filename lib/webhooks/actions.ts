"use server";
import { action } from "@/lib/entrance/action";
import * as creating from "./create-endpoint";
import * as deleting from "./delete-endpoint";
import * as editing from "./edit-endpoint";
import * as resending from "./resend-delivery";
import * as rotating from "./rotate-secret";
import * as testing from "./send-test";
import * as switching from "./switch-endpoint";

export const createEndpoint = action(creating.createEndpoint);
export const editEndpoint = action(editing.editEndpoint);
export const rotateSecret = action(rotating.rotateSecret);
export const disableEndpoint = action(switching.disableEndpoint);
export const enableEndpoint = action(switching.enableEndpoint);
export const deleteEndpoint = action(deleting.deleteEndpoint);
export const sendTest = action(testing.sendTest);
export const resendDelivery = action(resending.resendDelivery);
