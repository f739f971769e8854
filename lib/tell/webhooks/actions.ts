"use server";
import { action } from "@/lib/people/entrance/action";
import * as resending from "./deliveries/resend-delivery";
import * as testing from "./deliveries/send-test";
import * as creating from "./endpoints/create-endpoint";
import * as deleting from "./endpoints/delete-endpoint";
import * as editing from "./endpoints/edit-endpoint";
import * as rotating from "./endpoints/rotate-secret";
import * as switching from "./endpoints/switch-endpoint";

export const createEndpoint = action(creating.createEndpoint);
export const editEndpoint = action(editing.editEndpoint);
export const rotateSecret = action(rotating.rotateSecret);
export const disableEndpoint = action(switching.disableEndpoint);
export const enableEndpoint = action(switching.enableEndpoint);
export const deleteEndpoint = action(deleting.deleteEndpoint);
export const sendTest = action(testing.sendTest);
export const resendDelivery = action(resending.resendDelivery);
