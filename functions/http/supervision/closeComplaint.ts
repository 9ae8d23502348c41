/** 四个不放过: closed with all four closings, the measure in force, and by nobody of the organ that it is about. */
import { changeComplaint } from "../../app/base/commit.ts";
import { closeComplaint as contract } from "../../contracts/supervision/routes.ts";
import { close } from "../../domain/supervision/complaintClosing.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { checkNotTheirs } from "./complainedAbout.ts";
import { complaintView } from "./complaintView.ts";

export const closeComplaint = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { complaintId }, body, by, now }) => {
      const complaint = (await store.loadComplaint(complaintId))?.state;
      if (!complaint) throw refused("unknown-complaint", { complaintId });
      await checkNotTheirs(store, complaint, by, rules.zone);
      const changed = await changeComplaint(store, complaintId, { at: now, by }, (one) =>
        close(one, body, by, now, rules.zone),
      );
      if (!changed) throw refused("unknown-complaint", { complaintId });
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: complaintView(changed.complaint.state, "supervisor", now, rules, region) };
    },
);
