/** `GET /v1/complaints`: the complaints that supervision has to answer, the most urgent first. */
import { BadCursor, type CaseStore, type Log } from "../../app/base/ports.ts";
import { ComplaintsQuery } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { supervisorOf } from "../base/access.ts";
import { complaintView } from "./complaintView.ts";
import { endpoint, malformed, parse } from "../base/endpoint.ts";

export type Deps = { store: Pick<CaseStore, "complaintsIn">; rules: ClockRules; log: Log };

export const listComplaints = ({ store, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    supervisorOf(request);
    const { status, limit, cursor } = parse(ComplaintsQuery, request.query);
    const page = await store.complaintsIn(status, limit, cursor).catch((error: unknown) => {
      if (error instanceof BadCursor)
        throw malformed([{ path: "cursor", message: "send the nextCursor of the page before, unchanged" }]);
      throw error;
    });
    const complaints = page.items.map(({ state }) => complaintView(state, request.receivedAt, rules));
    return { status: 200, body: { complaints, nextCursor: page.cursor } };
  });
