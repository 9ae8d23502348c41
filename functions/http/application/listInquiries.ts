/** Open inquiries, the most urgent first; a page of a department's may have fewer than it asks for, and goes on. */
import { staffOf } from "../../app/base/staff.ts";
import { listInquiries as contract } from "../../contracts/application/routes.ts";
import { concerns } from "../../domain/application/inquiry.ts";
import type { Staff } from "../../domain/review/postHolder.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { inquiryView } from "./inquiryView.ts";

export const listInquiries = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query: { limit, cursor }, caller, now }) => {
      const as = caller.role === "department" ? caller.department : "supervisor";
      const page = await pageOf(store.inquiriesOpen(limit, cursor), log);
      const theirs = page.items
        .map(({ state }) => state)
        .filter((inquiry) => as === "supervisor" || concerns(region.departments, as, inquiry));
      const organs = [...new Set(theirs.map(({ holder }) => holder.contact.organ.id))];
      const known = new Map<string, Staff>(
        await Promise.all(organs.map(async (one) => [one, await staffOf(store, one)] as const)),
      );
      const reader = { as, staffOf: (department: string) => known.get(department)! };
      return {
        body: {
          inquiries: theirs.map((inquiry) => inquiryView(inquiry, reader, region, now, rules)),
          unreadable: page.unreadable,
          nextCursor: page.cursor,
        },
      };
    },
);
