/** `PUT /v1/complaints/{complaintId}/answer`: closed only with cause, remedy and answer (四个不放过). */
import { changeComplaint } from "../../app/base/commit.ts";
import type { CaseStore, Log } from "../../app/base/ports.ts";
import { ComplaintAnswerBody, complaintId as complaintIdShape } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { answer } from "../../domain/supervision/complaint.ts";
import { withOffset } from "../../domain/base/time.ts";
import { supervisorOf } from "../base/access.ts";
import { complaintView } from "./complaintView.ts";
import { endpoint, parse, refused } from "../base/endpoint.ts";

export type Deps = { store: CaseStore; rules: ClockRules; log: Log };

export const answerComplaint = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const by = supervisorOf(request);
    const id = parse(complaintIdShape, request.path["complaintId"], "complaintId");
    const said = parse(ComplaintAnswerBody, request.body);
    const now = request.receivedAt;
    const changed = await changeComplaint(store, id, { at: now, by }, (complaint) =>
      answer(complaint, said, now),
    );
    if (!changed) throw refused("unknown-complaint", `There is no complaint ${id}.`);
    if (changed.refusal?.code === "complaint-answered")
      throw refused(
        "complaint-answered",
        `It was answered at ${withOffset(changed.refusal.at, rules.zone)}; the answer that was given stands.`,
      );
    return { status: 200, body: complaintView(changed.complaint.state, now, rules) };
  });
