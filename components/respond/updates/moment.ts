import type { NextChoice } from "@/lib/respond/updates/next-rules";

/** When the next update is due, as chosen in a form. */
export type Moment = { readonly choice: NextChoice; readonly at: string | null };

export type MomentProps = {
  label: string;
  /** What the first choice says, which names no moment. */
  unnamed: string;
  value: Moment;
  onChange: (moment: Moment) => void;
  error: string | undefined;
};
