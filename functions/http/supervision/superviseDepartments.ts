/** Each department's figures in a period, and the formulas behind them. */
import { knowing } from "../../app/base/circumstances.ts";
import { every, logUnreadable } from "../../app/base/pages.ts";
import { idsOf } from "../../app/base/departmentLists.ts";
import type { Page } from "../../app/base/ports.ts";
import { superviseDepartments as contract } from "../../contracts/supervision/routes.ts";
import { addDays, endOfDay, localDate, startOfDay } from "../../domain/base/time.ts";
import { viewAt } from "../../domain/review/advance.ts";
import type { Review } from "../../domain/review/review.ts";
import { figuresOf, FORMULAS } from "../../domain/supervision/figures.ts";
import { handle } from "../base/handle.ts";
import { checkPeriod } from "../base/period.ts";

/** More reviews of one department than this are not looked at in one answer; the answer says so. */
const MOST = 5000;
const LONGEST_DAYS = 366;
const USUAL_DAYS = 90;

export const superviseDepartments = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query, now }) => {
      const to = query.to ?? localDate(now, rules.zone);
      const from = query.from ?? addDays(to, -USUAL_DAYS);
      checkPeriod(from, to, LONGEST_DAYS);
      const [begins, ends] = [startOfDay(from, rules.zone), endOfDay(to, rules.zone)];

      const departments = [];
      for (const { id, name, nameEn } of region.departments) {
        const reviews: Review[] = [];
        let [seen, unreadable] = [0, 0];
        const aside = (page: Page<unknown>) => void (unreadable += logUnreadable(page, log));
        const lists = idsOf(region, id).flatMap((own) => [
          { own, phase: "open" } as const,
          { own, phase: "closed" } as const,
        ]);
        for (const { own, phase } of lists)
          for await (const { state } of every((cursor) => store.reviewsOf(own, phase, 100, cursor), aside)) {
            // Closed ones come latest first: what closed before the period was served before it, too.
            if (++seen > MOST || (state.status === "closed" && state.closedAt < begins)) break;
            const servedAt = state.served?.servedAt;
            if (servedAt !== undefined && servedAt >= begins && servedAt < ends)
              reviews.push(
                await knowing(store, (circumstancesOf) => viewAt(state, now, { ...rules, circumstancesOf })),
              );
          }
        departments.push({
          id,
          name,
          nameEn,
          ...figuresOf(reviews, now, rules),
          unreadable,
          truncated: seen > MOST,
        });
      }
      return { body: { from, to, departments, formulas: FORMULAS } };
    },
);
