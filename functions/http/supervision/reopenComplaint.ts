/** The complainant has a complaint looked at again by the next level, once. */
import { changeComplaint } from "../../app/base/commit.ts";
import { reopenComplaint as contract } from "../../contracts/supervision/routes.ts";
import { reopen } from "../../domain/supervision/complaint.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const reopenComplaint = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId, complaintId }, body, by, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (complaint?.facts.applicationId !== applicationId)
        throw refused("unknown-complaint", { complaintId });
      const changed = await changeComplaint(store, complaintId, { at: now, by }, (one) =>
        reopen(one, body.reasons, now, rules),
      );
      if (!changed) throw refused("unknown-complaint", { complaintId });
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: complaintView(changed.complaint.state, "applicant", now, rules, region) };
    },
);
