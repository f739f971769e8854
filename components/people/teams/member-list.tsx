"use client";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { removeMember, setMember } from "@/lib/people/teams/actions";
import type { TeamView } from "@/lib/people/teams/view";

type Person = { readonly id: string; readonly name: string };

/** Who is in a team, leads first; whoever manages it takes people in and out. */
export function MemberList(props: {
  team: TeamView;
  people: readonly Person[];
  disabledReason: string | null;
}) {
  const { team, people, disabledReason } = props;
  const inside = new Set(team.members.map(({ user }) => user.id));
  const others = people.filter(({ id }) => !inside.has(id));
  return (
    <section aria-labelledby="members">
      <h2 id="members" className="mb-2 font-medium text-ink-soft text-sm">
        People
      </h2>
      {team.members.length === 0 ? (
        <p className="rounded-md border border-dashed px-4 py-6 text-ink-soft">
          Nobody is in it yet. Take in who leads it first: leads manage what the team owns.
        </p>
      ) : (
        <ul className="divide-y rounded-md border bg-panel">
          {team.members.map((member) => (
            <Member
              key={member.user.id}
              team={team.slug}
              member={member}
              disabledReason={disabledReason}
            />
          ))}
        </ul>
      )}
      {disabledReason === null && team.archivedAt === null ? (
        <AddMember team={team.slug} others={others} />
      ) : null}
    </section>
  );
}

function Member(props: {
  team: string;
  member: TeamView["members"][number];
  disabledReason: string | null;
}) {
  const { team, member, disabledReason } = props;
  const { user, lead } = member;
  const set = useAction(setMember);
  const remove = useAction(removeMember);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
      <p className="flex min-w-0 items-center gap-2 break-words">
        {user.name} {lead ? <Badge tone="accent">Lead</Badge> : null}
      </p>
      {disabledReason === null ? (
        <p className="flex gap-1">
          <Button
            size="sm"
            look="ghost"
            pending={set.pending}
            onClick={() => set.run({ team, userId: user.id, lead: !lead })}
          >
            {lead ? "Make a member" : "Make a lead"}
            <span className="sr-only"> of {user.name}</span>
          </Button>
          <Button
            size="sm"
            look="ghost"
            pending={remove.pending}
            onClick={() => remove.run({ team, userId: user.id })}
          >
            Take out<span className="sr-only"> {user.name}</span>
          </Button>
        </p>
      ) : null}
      <FormError message={set.message ?? remove.message} />
    </li>
  );
}

function AddMember({ team, others }: { team: string; others: readonly Person[] }) {
  const { run, pending, fields, message } = useAction(setMember);
  const [userId, setUserId] = useState("");
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const lead = new FormData(event.currentTarget).get("lead") !== null;
    run({ team, userId, lead }, () => setUserId(""));
  }
  return (
    <form className="mt-3 flex flex-wrap items-end gap-3" onSubmit={submit}>
      <Field label="Take in" error={fields.userId} className="min-w-40 grow basis-40">
        {(wiring) => (
          <select
            {...wiring}
            value={userId}
            onChange={(event) => setUserId(event.target.value)}
            className={CONTROL}
          >
            <option value="">Choose somebody</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="flex h-9 items-center gap-2 text-sm pointer-coarse:h-11">
        <input type="checkbox" name="lead" className="size-4 accent-(--accent)" />
        as a lead
      </label>
      <Button
        type="submit"
        pending={pending}
        disabledReason={userId === "" ? "Choose somebody first." : null}
      >
        Take in
      </Button>
      <FormError message={fields.userId ? null : message} />
    </form>
  );
}
