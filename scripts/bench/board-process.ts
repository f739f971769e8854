import type { UserActor } from "@/lib/platform/access/actor";
import { CALLS, type View } from "./calls";
import { timeOf } from "./measure";

/** What the parent asks for: one view, so many times. */
export type BoardRequest = {
  readonly actor: UserActor;
  readonly view: View;
  readonly calls: number;
};
export type BoardAnswer = { readonly rows: number; readonly taken: number[] };

// One process a database, since the app's own code holds one connection pool a process. Ends with its parent.
process.on("message", async ({ actor, view, calls }: BoardRequest) => {
  const answer: { rows: number; taken: number[] } = { rows: 0, taken: [] };
  for (let call = 0; call < calls; call += 1) {
    answer.taken.push(
      await timeOf(async () => {
        const found = await CALLS[view.call].query.execute(actor, view.input);
        answer.rows = "items" in found ? found.items.length : found.length;
      }),
    );
  }
  process.send?.(answer satisfies BoardAnswer);
});
// What ends with its parent does not wait for it by itself.
process.channel?.ref();
process.once("disconnect", () => process.exit(0));
// What is asked before somebody listens is lost.
process.send?.("ready");
