/** One inquiry, as whoever has asked it, a department that has to do with it, or a supervisor may see it. */
import { staffOf } from "../../app/base/staff.ts";
import { getInquiry as contract } from "../../contracts/application/routes.ts";
import { concerns } from "../../domain/application/inquiry.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { inquiryView } from "./inquiryView.ts";

export const getInquiry = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { inquiryId }, caller, now }) => {
      const inquiry = (await store.loadInquiry(inquiryId))?.state;
      const department = caller.role === "department" ? caller.department : null;
      if (!inquiry || (department !== null && !concerns(region.departments, department, inquiry)))
        throw refused("unknown-inquiry", { inquiryId });
      const staff = await staffOf(store, inquiry.holder.contact.organ.id);
      const reader = { as: department ?? caller.role, staffOf: () => staff };
      return { body: inquiryView(inquiry, reader, region, now, rules) };
    },
);
