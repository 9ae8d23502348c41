/** What was asked of whoever complained, and held against them, in the six months after it: for supervision alone. */
import { heldAgainst } from "../../app/supervision/aftermath.ts";
import { getAftermath as contract } from "../../contracts/supervision/complaints.ts";
import { AFTERMATH } from "../../domain/supervision/complaintHandling.ts";
import { later, withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";

export const getAftermath = handle(
  contract,
  ({ store, rules: { zone } }) =>
    async ({ path: { complaintId }, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (!complaint) throw refused("unknown-complaint", { complaintId });
      const { applicationId, filedAt, how } = complaint.facts;
      const until = later(filedAt, AFTERMATH, zone);
      const over = now >= until;
      const applicant =
        how === "anonymous" || over
          ? undefined
          : (await store.loadApplication(applicationId))?.state.facts.applicant;
      const held = applicant ? await heldAgainst(store, applicant.creditCode, filedAt, until) : [];
      return {
        body: {
          complaintId,
          from: withOffset(filedAt, zone),
          until: withOffset(until, zone),
          // Nobody keeps it for longer.
          over,
          rows: held.map((one) => ({ ...one, at: withOffset(one.at, zone) })),
        },
      };
    },
);
