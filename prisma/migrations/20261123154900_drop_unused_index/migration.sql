-- Statuses arrive as parameters cast from text, so the planner cannot prove this index's condition: the
-- board's open list uses ("status", "declared_at", "number") instead. See docs/performance.md.
DROP INDEX "incident_open";
