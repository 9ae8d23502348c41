/** A supervisor enters what inspections gave departments in a month. */
import { LOST, racing } from "../../app/base/racing.ts";
import { NOTES } from "../../app/supervision/appraising.ts";
import { parseInspections } from "../../contracts/supervision/keptAppraisal.ts";
import { importInspections as contract } from "../../contracts/supervision/routes.ts";
import { isOfficial } from "../../domain/base/actor.ts";
import { localDate, withOffset } from "../../domain/base/time.ts";
import { PERIOD_KINDS, periodOf } from "../../domain/supervision/appraisalPeriod.ts";
import type { InspectionMarks } from "../../domain/supervision/inspection.ts";
import { handle } from "../base/handle.ts";
import { malformed, refused } from "../base/refused.ts";

export const importInspections = handle(contract, ({ store, region, rules }) => async (request) => {
  const { month } = request.path;
  const { body, by, now } = request;
  const known = region.departments.map(({ id }) => id);
  const faults = body.marks.flatMap(({ department }, i) =>
    known.includes(department)
      ? []
      : [{ path: `marks[${i}].department`, code: "not-a-department" as const, facts: { known } }],
  );
  if (faults.length > 0) throw malformed(faults);
  // Nobody marks their own organ.
  if (
    isOfficial(by) &&
    by.organ !== undefined &&
    body.marks.some(({ department }) => department === by.organ)
  )
    throw refused("own-organ", { organ: by.organ });
  const today = localDate(now, rules.zone);
  if (month > today.slice(0, 7)) throw malformed([{ path: "month", code: "in-future", facts: { today } }]);
  const marks = await racing(`the inspections of ${month}`, async () => {
    const before = await store.noted(NOTES.inspections(month));
    const entered: Record<string, InspectionMarks[string]> = { ...parseInspections(before) };
    for (const { department, mark, source } of body.marks) {
      const known = entered[department];
      // What says the same stays as it was entered first.
      if (known?.mark !== mark || known.source !== source)
        entered[department] = { mark, source, by, at: now };
    }
    const saved = await store.replaceNote(NOTES.inspections(month), before, JSON.stringify(entered));
    return saved === "saved" ? entered : LOST;
  });
  const periods = PERIOD_KINDS.map((kind) => periodOf(kind, `${month}-01`).name);
  const kept = await Promise.all(periods.map(async (name) => store.noted(NOTES.snapshot(name))));
  return {
    body: {
      month,
      closed: periods.filter((_, i) => kept[i] !== undefined),
      marks: Object.entries(marks).map(([department, { mark, source, by, at }]) => ({
        department,
        mark,
        source,
        by,
        at: withOffset(at, rules.zone),
      })),
    },
  };
});
