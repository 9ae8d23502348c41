/** One complaint, for whoever has its code and for supervision. */
import { getComplaint as contract } from "../../contracts/supervision/complaints.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const getComplaint = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { complaintId }, caller, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (!complaint) throw refused("unknown-complaint", { complaintId });
      const reader = caller.role === "supervisor" ? "supervisor" : "applicant";
      return { body: complaintView(complaint, reader, now, rules, region) };
    },
);
