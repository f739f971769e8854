import "server-only";
import { z } from "zod";
import { commentOnItem, listComments } from "@/lib/learn/action-items/comments";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { editManyItems } from "@/lib/learn/action-items/editing/edit-many";
import { readItemHistory } from "@/lib/learn/action-items/editing/history";
import { listPostponements } from "@/lib/learn/action-items/editing/postponements";
import { exportItems } from "@/lib/learn/action-items/lists/export-csv";
import { readItemFigures } from "@/lib/learn/action-items/lists/figures";
import { listActionItems, readActionItem } from "@/lib/learn/action-items/lists/queries";
import { findItemsLike, findSimilarItems } from "@/lib/learn/action-items/repeats/repeats";
import { read, readFile, readList, write } from "@/lib/serve/api/endpoints/endpoint";
import * as answers from "./action-item-answers";
import { pageOf } from "./follow-up-answers";

const ofActionItems = { group: "Action items", answer: answers.ActionItem } as const;
const ON_ACTION_ITEM = { id: "actionItemId" };

/** Promised work, across incidents. */
export const ACTION_ITEM_ENDPOINTS = {
  "GET /action-items": read(listActionItems, {
    ...ofActionItems,
    does: "Lists action items across incidents, the next due, the oldest or the last finished first.",
    answer: pageOf(answers.ActionItem),
  }),
  "POST /action-items": write(createActionItem, {
    ...ofActionItems,
    does: "Adds an action item; proposed while its incident's postmortem is a draft.",
    status: 201,
  }),
  "PATCH /action-items": write(editManyItems, {
    ...ofActionItems,
    does: "Changes up to 100 items the same way. Those that cannot change are named with why.",
    answer: answers.ManyItems,
  }),
  "GET /action-items.csv": readFile(exportItems, {
    ...ofActionItems,
    does: "Exports the list as CSV, with the same filters; at most 10,000 items.",
    answer: z.string(),
    mediaType: "text/csv",
  }),
  "GET /action-items/figures": read(readItemFigures, {
    ...ofActionItems,
    does: "Counts how promises are kept: completion, ages, postponements, each with its list.",
    answer: answers.ActionItemFigures,
  }),
  "GET /action-items/similar": read(findSimilarItems, {
    ...ofActionItems,
    does: "Finds items about what a title is about.",
    answer: answers.SimilarActionItems,
  }),
  "GET /action-items/{id}": read(readActionItem, {
    ...ofActionItems,
    does: "Reads one action item.",
    path: ON_ACTION_ITEM,
  }),
  "PATCH /action-items/{id}": write(editActionItem, {
    ...ofActionItems,
    does: "Changes an item or its state. DONE needs evidence, WONT_DO a reason.",
    path: ON_ACTION_ITEM,
  }),
  "GET /action-items/{id}/similar": read(findItemsLike, {
    ...ofActionItems,
    does: "Finds items about the same, and counts those that came before.",
    path: ON_ACTION_ITEM,
    answer: answers.SimilarActionItems,
  }),
  "GET /action-items/{id}/comments": readList(listComments, {
    ...ofActionItems,
    does: "Lists what was said about an item, the first first.",
    path: ON_ACTION_ITEM,
    answer: pageOf(answers.ActionItemComment),
  }),
  "POST /action-items/{id}/comments": write(commentOnItem, {
    ...ofActionItems,
    does: "Says something about an item; it stays as it was said, and tells people it mentions.",
    path: ON_ACTION_ITEM,
    status: 201,
    answer: answers.ActionItemComment,
  }),
  "GET /action-items/{id}/postponements": readList(listPostponements, {
    ...ofActionItems,
    does: "Lists how often, by whom and why an item's due day moved away.",
    path: ON_ACTION_ITEM,
    answer: pageOf(answers.Postponement),
  }),
  "GET /action-items/{id}/history": readList(readItemHistory, {
    ...ofActionItems,
    does: "Lists what changed of an item, from the audit log, the newest first.",
    path: ON_ACTION_ITEM,
    answer: pageOf(answers.ActionItemChange),
  }),
} as const;
