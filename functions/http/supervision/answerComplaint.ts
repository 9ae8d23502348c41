/** Closed only with cause, remedy, responsibility and answer (四个不放过). */
import { changeComplaint } from "../../app/base/commit.ts";
import { answerComplaint as contract } from "../../contracts/supervision/routes.ts";
import { answer } from "../../domain/supervision/complaint.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const answerComplaint = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { complaintId }, body, by, now }) => {
      const changed = await changeComplaint(store, complaintId, { at: now, by }, (complaint) =>
        answer(complaint, body, now),
      );
      if (!changed) throw refused("unknown-complaint", { complaintId });
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: complaintView(changed.complaint.state, now, rules) };
    },
);
