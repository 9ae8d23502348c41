/** How many records wait for a year of the calendar: in their lists they stand where an open date puts them. */
import type { DatabaseSync } from "node:sqlite";
import { QUEUE_OF_INQUIRIES, queueOfComplaints, queueOfDepartment } from "../../functions/app/base/places.ts";
import { OPEN } from "../../functions/domain/base/time.ts";

/** @param departments whose lists are looked at @returns open reviews, complaints and inquiries whose date nobody can say yet */
export function openDatesIn(database: DatabaseSync, departments: readonly string[]): () => number {
  const queues = JSON.stringify([
    ...departments.map((id) => queueOfDepartment(id, "open")),
    queueOfComplaints("open"),
    QUEUE_OF_INQUIRIES,
  ]);
  // The planner would rather begin with all records than with what it is given.
  const count = database.prepare(
    `SELECT count(*) AS n FROM json_each(?) AS asked CROSS JOIN records ON queue = asked.value
     AND rank BETWEEN ? AND ?`,
  );
  return () => (count.get(queues, OPEN, `${OPEN}\uffff`) as { n: number }).n;
}
