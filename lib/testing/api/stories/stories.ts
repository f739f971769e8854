import { FOLLOW_UP } from "./follow-up";
import { LEARNING, REVIEW } from "./learning";
import { OTHER_ENDS } from "./other-ends";
import { OWNING } from "./owning";
import { PROMISING } from "./promising";
import { RESPONSE } from "./response";
import type { Step } from "./step";
import { TELLING } from "./telling";

/** Every address of the API, called once at least, in an order in which each has what it needs. */
export const STORIES: readonly Step[] = [
  ...RESPONSE,
  ...OWNING,
  ...LEARNING,
  ...REVIEW,
  ...OTHER_ENDS,
  ...FOLLOW_UP,
  ...PROMISING,
  ...TELLING,
];
