/** Whoever complained in confidence agrees that the department reads who they are. */
import { changeComplaint } from "../../app/base/commit.ts";
import { agreeToBeNamed as contract } from "../../contracts/supervision/complaints.ts";
import { agree } from "../../domain/supervision/complaintHandling.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const agreeToBeNamed = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId, complaintId }, by, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (complaint?.facts.applicationId !== applicationId)
        throw refused("unknown-complaint", { complaintId });
      const changed = await changeComplaint(store, complaintId, { at: now, by }, (one) => agree(one, now));
      if (!changed) throw refused("unknown-complaint", { complaintId });
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: complaintView(changed.complaint.state, "applicant", now, rules, region) };
    },
);
