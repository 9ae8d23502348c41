/** What was added up in a figure, one by one: each row leads to its case. */
import { countedIdsOf } from "../../app/base/departmentLists.ts";
import { staffKnown } from "../../app/base/staff.ts";
import { logUnreadable } from "../../app/base/pages.ts";
import type { SetAside } from "../../app/base/ports.ts";
import { listFigure as contract } from "../../contracts/supervision/routes.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { withOffset } from "../../domain/base/time.ts";
import { isOfCases } from "../../domain/supervision/figures.ts";
import { WHOLE_REGION } from "../../domain/supervision/tally.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { malformed } from "../base/refused.ts";
import { closedFigure, closedPage } from "./closedFigure.ts";
import { figureRows } from "./figureRows.ts";
import { figuresPeriod } from "./figuresPeriod.ts";

export const listFigure = handle(contract, ({ store, region, rules, log }) => async ({ query, now }) => {
  const { figure, department, limit, cursor } = query;
  const closed =
    query.closed === undefined ? null : await closedFigure({ store }, { ...query, closed: query.closed });
  const { from, to } = closed ?? figuresPeriod(query, now, rules.zone);
  const known = region.departments.map(({ id }) => id);
  if (department !== undefined && !known.includes(department))
    throw malformed([{ path: "department", code: "not-a-department", facts: { known } }]);
  if (isOfCases(figure) && department !== undefined)
    throw malformed([{ path: "department", code: "whole-region", facts: {} }]);
  const counted = isOfCases(figure)
    ? [WHOLE_REGION]
    : (department === undefined ? known : [department]).flatMap((id) => countedIdsOf(region, id));
  const wanted = { counter: figure, from, to };
  const departments = [...new Set(counted)];
  const [page, standingBy] = await Promise.all([
    closed
      ? closedPage({ store, rules, log }, closed, departments, limit, cursor)
      : pageOf(store.listedOf(departments, wanted, limit, cursor), log),
    staffKnown(store, rules, department === undefined ? known : [department]),
  ]);
  const unreadable: SetAside[] = [];
  const rows = await Promise.all(
    page.items.map((listed) =>
      figureRows({ store, region, rules: standingBy }, figure, listed, now).catch((cause: unknown) => {
        if (!(cause instanceof Unreadable)) throw cause;
        unreadable.push({ subject: listed.subject, cause });
        return [];
      }),
    ),
  );
  return {
    body: {
      figure,
      from,
      to,
      closed: closed && { at: withOffset(closed.closedAt, rules.zone), counted: closed.counted },
      rows: rows.flat(),
      unreadable: page.unreadable + logUnreadable({ unreadable }, log),
      nextCursor: page.cursor,
    },
  };
});
