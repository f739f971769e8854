/**
 * The groups of lib and their modules, in rank order: a module may import only what stands above its
 * own line here. Lists inside `modules` share a rank. The check and docs/architecture.md are made from
 * this table; `components/` has the same groups and names.
 */
export const GROUPS = [
  {
    name: "platform",
    about: "the shell nobody can go round; knows no domain noun",
    modules: [["core"], ["access", "outbound", "realtime"], ["audit", "jobs", "mail"], ["command"]],
  },
  {
    name: "record",
    about: "what can happen, in one table of all modules' events",
    modules: [["events"]],
  },
  {
    name: "people",
    about: "who, and the entrances they come through",
    modules: [["people"], ["teams"], ["entrance"]],
  },
  { name: "catalog", about: "what we run", modules: [["services"], ["runbooks"]] },
  {
    name: "respond",
    about: "the incident while it lasts",
    modules: [
      ["clocks"],
      ["checklist"],
      ["incidents"],
      ["deployments", "checklist-items", "presence", "timeline", "updates"],
      ["rollback", "closure", "handovers", "live", "replay"],
    ],
  },
  {
    name: "slo",
    about: "the currency: what was promised, what is left of it",
    modules: [
      ["budgets", "sources"],
      ["slos"],
      ["samples"],
      ["asking"],
      ["tallies"],
      ["status", "burn-alerts"],
      ["velocity"],
      ["watch", "impact", "needs", "exchange"],
    ],
  },
  { name: "learn", about: "what we keep", modules: [["action-items"], ["postmortems"]] },
  {
    name: "tell",
    about: "everybody who must hear; reads events, and nobody imports it",
    modules: [["notifications", "webhooks"], ["mail-deliveries"]],
  },
  { name: "find", about: "across everything", modules: [["search", "standing"]] },
  {
    name: "admin",
    about:
      "the record as a whole: its log, what is brought in, who leaves, what is proved, what is let go",
    modules: [["audit-log", "imports"], ["departures"], ["proof"], ["upkeep"]],
  },
  { name: "serve", about: "the doors", modules: [["api"], ["demo"], ["worker"]] },
];

const rows = GROUPS.flatMap(({ name, modules }) =>
  modules.flatMap((level, depth) => level.map((module) => ({ group: name, module, depth }))),
);

/** Every module with its place: `{ group, module, rank }`; a lower rank may be imported by a higher. */
export const MODULES = rows.map(({ group, module, depth }) => ({
  group,
  module,
  rank: GROUPS.findIndex(({ name }) => name === group) * 100 + depth,
}));

const BY_NAME = new Map(MODULES.map((row) => [row.module, row]));

/** @returns {number | null} the rank of a module, or null for one that the table does not name */
export function rankOf(module) {
  return BY_NAME.get(module)?.rank ?? null;
}

/** @returns {string | null} the group of a module, or null for one that the table does not name */
export function groupOf(module) {
  return BY_NAME.get(module)?.group ?? null;
}
