import { ButtonLink } from "@/components/ui/button-link";
import { Problem } from "./problem";

/** For an address that leads nowhere, or to something this person may not see: both look the same. */
export function NothingHere({ isWholePage }: { isWholePage: boolean }) {
  return (
    <Problem
      title="Nothing is here"
      isWholePage={isWholePage}
      actions={
        <ButtonLink look="primary" href="/incidents">
          Go to the incidents
        </ButtonLink>
      }
    >
      <p>
        The address may be mistyped, or the page may be one that only people who take part can see.
      </p>
    </Problem>
  );
}
