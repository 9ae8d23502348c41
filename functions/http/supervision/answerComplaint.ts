/** Closed only with cause, remedy, responsibility and answer (四个不放过). */
import { changeComplaint } from "../../app/base/commit.ts";
import { answerComplaint as contract } from "../../contracts/supervision/routes.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { answer } from "../../domain/supervision/complaint.ts";
import { announcedBySupervision, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { checkNotTheirs } from "./complainedAbout.ts";
import { complaintView } from "./complaintView.ts";

export const answerComplaint = handle(
  contract,
  ({ store, uploads, region, rules }) =>
    async ({ path: { complaintId }, body, by, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (!complaint) throw refused("unknown-complaint", { complaintId });
      await checkNotTheirs(store, complaint, by, rules.zone);
      const whose = { applicationId: complaint.facts.applicationId, isOwn: announcedBySupervision };
      const attached = await attachedFiles({ store, uploads }, body.attachments, whose, now);
      const said = withAttachments(body, attached);
      const changed = await changeComplaint(store, complaintId, { at: now, by }, (complaint) =>
        answer(complaint, said, now, by),
      );
      if (!changed) throw refused("unknown-complaint", { complaintId });
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: complaintView(changed.complaint.state, "supervisor", now, rules, region) };
    },
);
