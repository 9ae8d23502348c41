/** The trail of reads. */
import { listTrail as contract } from "../../contracts/operations/routes.ts";
import { localDate, withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";

export const listTrail = handle(contract, ({ audit, rules, log }) => async ({ query, now }) => {
  const { date = localDate(now, rules.zone), applicationId, limit, cursor } = query;
  const question = applicationId === undefined ? { day: date } : { applicationId };
  const page = await pageOf(audit.entries(question, now, limit, cursor), log);
  const entries = page.items.map((entry) => ({ ...entry, at: withOffset(entry.at, rules.zone) }));
  return { body: { entries, unreadable: page.unreadable, nextCursor: page.cursor } };
});
