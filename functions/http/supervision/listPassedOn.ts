/** Complaints that were passed on to a department, as far as it may read them. */
import { countedIdsOf } from "../../app/base/departmentLists.ts";
import { listPassedOn as contract } from "../../contracts/supervision/complaints.ts";
import { isConfidential, type Complaint } from "../../domain/supervision/complaint.ts";
import { localDate, withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { ownDepartment } from "../review/staffCommand.ts";
import { figuresPeriod } from "./figuresPeriod.ts";

export const listPassedOn = handle(contract, (deps) => async (request) => {
  const { store, region, rules, log } = deps;
  const { query, now } = request;
  const { id } = ownDepartment(request, region);
  const { from, to } = figuresPeriod(query, now, rules.zone);
  const wanted = { counter: "complaints", from, to } as const;
  const page = await pageOf(store.listedOf(countedIdsOf(region, id), wanted, query.limit, query.cursor), log);
  const found = await Promise.all(page.items.map(async ({ subject }) => store.loadComplaint(subject)));
  return {
    body: {
      from,
      to,
      rows: found.flatMap((recorded) => (recorded ? rowsOf(recorded.state, rules.zone) : [])),
      unreadable: page.unreadable,
      nextCursor: page.cursor,
    },
  };
});

function rowsOf(complaint: Complaint, zone: string) {
  const { passedOn } = complaint.handled ?? {};
  if (!passedOn) return [];
  const { applicationId, about, text, filedAt } = complaint.facts;
  const named = isConfidential(complaint)
    ? null
    : {
        applicationId,
        reviewId: "reviewId" in about ? about.reviewId : null,
        text,
        filedAt: withOffset(filedAt, zone),
      };
  return [{ on: localDate(passedOn.at, zone), kind: passedOn.kind, wording: passedOn.wording, named }];
}
