import { z } from "zod";
import { Id, lineText, storable, Version } from "@/lib/platform/core/input";
import { WEBHOOK_EVENT_TYPES } from "./event-rules";

export const DELIVERY_STATES = ["WAITING", "DELIVERED", "GIVEN_UP", "NOT_SENT"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export const DISABLED_BECAUSE = ["PERSON", "GONE", "FAILING"] as const;

const Name = lineText("The name", 100);
/** Whether it may be called is judged by `address-rules`, which knows what is allowed. */
const TargetAddress = z
  .string({ error: "Give the address that receives." })
  .trim()
  .min(1, "Give the address that receives.")
  .max(2_000, "The address is longer than 2,000 characters.")
  .refine(storable, "The address has a character that cannot be stored: remove it.");
const EventTypes = z
  .array(z.enum(WEBHOOK_EVENT_TYPES, "This event is not known here."))
  .max(100, "That is more than there are.")
  .transform((types) => [...new Set(types)])
  .meta({ description: "Empty: all events, also those of later versions" });

export const CreateEndpoint = z.strictObject({
  name: Name,
  url: TargetAddress,
  eventTypes: EventTypes.default([]),
});
export const EditEndpoint = z.strictObject({
  endpointId: Id,
  name: Name.optional(),
  url: TargetAddress.optional(),
  eventTypes: EventTypes.optional(),
  version: Version.optional(),
});
export type EditEndpoint = z.output<typeof EditEndpoint>;
export const OneEndpoint = z.strictObject({ endpointId: Id });
export const ListEndpoints = z.strictObject({
  deleted: z.boolean().default(false).meta({ description: "The deleted ones instead" }),
});

const Limit = z.number().int().min(1).max(200, "A page has at most 200 rows.").default(50);
export const ListDeliveries = z.strictObject({
  endpointId: Id,
  state: z.enum(DELIVERY_STATES, "There is no such state.").optional(),
  limit: Limit,
  cursor: z.string().max(200).optional(),
});
export const OneDelivery = z.strictObject({ deliveryId: Id });
