import "server-only";
import type { Role } from "@/lib/platform/access/permissions";
import { pool } from "@/lib/platform/core/db";
import type { Audience } from "@/lib/respond/incidents/visibility/visibility";

/** Who may know of an incident, and the number that pages know it by. */
export type NumberedAudience = Audience & { readonly number: number };

/** By id, those of the incidents that exist: asked once for each burst, however many are listening. */
export async function readAudiences(
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, NumberedAudience>> {
  if (incidentIds.length === 0) return new Map();
  type Row = { id: string; number: number; restricted: boolean; ids: string[] };
  const { rows } = await pool().query<Row>(
    `select id::text, number, restricted,
            array(select user_id::text from participant where incident_id = incident.id) as ids
     from incident where id = any($1::uuid[])`,
    [incidentIds],
  );
  return new Map(
    rows.map(({ id, number, restricted, ids }) => [
      id,
      { number, restricted, participants: new Set(ids) },
    ]),
  );
}

/** The sessions of these that still hold, with their person's role now. */
export async function readLiveSessions(ids: readonly string[]): Promise<Map<string, Role>> {
  const { rows } = await pool().query<{ id: string; role: Role }>(
    `select s.id::text, u.role from session s join app_user u on u.id = s.user_id
     where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > now()
       and u.disabled_at is null`,
    [ids],
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}
