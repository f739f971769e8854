import { Problem } from "@/components/shell/problem";
import { ButtonLink } from "@/components/ui/button-link";

export default function NotFound() {
  return (
    <Problem
      title="Nothing is here"
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
