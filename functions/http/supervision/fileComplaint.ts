/** `POST /v1/applications/{applicationId}/complaints`: the applicant complains about a review or a department. */
import { createHash } from "node:crypto";
import { createComplaint } from "../../app/base/commit.ts";
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { ComplaintBody } from "../../contracts/requests.ts";
import type { Application } from "../../domain/application/application.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { complaintIdOf } from "../../domain/base/ids.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { file, MOST_COMPLAINTS, type ComplaintFacts } from "../../domain/supervision/complaint.ts";
import { complainable } from "../../domain/application/offers.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { checkQueryCode, unknownApplication } from "../base/access.ts";
import { applicationIdIn } from "../application/applicationCommand.ts";
import { applicationRefused } from "../application/applicationRefused.ts";
import { complaintView } from "./complaintView.ts";
import { endpoint, malformed, parse, refused } from "../base/endpoint.ts";

export type Deps = { store: CaseStore; codes: QueryCodes; region: Region; rules: ClockRules; log: Log };

export const fileComplaint = ({ store, codes, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const applicationId = applicationIdIn(request);
    await checkQueryCode(request, applicationId, codes);
    const body = parse(ComplaintBody, request.body);
    const application = (await store.loadApplication(applicationId))?.state;
    if (!application) throw unknownApplication(applicationId);
    checkAbout(body.about, application, region);

    // Named after what it says: the same complaint sent again is the same complaint.
    const digest = createHash("sha256").update(canonical(body)).digest("hex");
    const complaintId = complaintIdOf(applicationId, digest);
    const now = request.receivedAt;
    const before = await store.loadComplaint(complaintId);
    if (before) return answer(before.state);
    if ((await store.complaintsOf(applicationId)).length >= MOST_COMPLAINTS)
      throw refused(
        "too-many-complaints",
        `This application has ${MOST_COMPLAINTS} complaints already. Call ${region.contacts.complaints} for what is left to say.`,
      );
    const { events, refusal } = file({ complaintId, applicationId, ...body, filedAt: now }, rules);
    if (refusal?.code === "calendar-missing") throw applicationRefused(refusal);
    const filed = await createComplaint(store, events, { at: now, by: "applicant" });
    const state = filed === "conflict" ? (await store.loadComplaint(complaintId))?.state : filed.state;
    if (!state) throw new Error(`complaint ${complaintId} is there and is not`);
    return answer(state);

    function answer(state: Parameters<typeof complaintView>[0]) {
      return { status: 201, body: complaintView(state, now, rules) };
    }
  });

function checkAbout(about: ComplaintFacts["about"], application: Application, region: Region): void {
  const { departments, reviews } = complainable(application, region);
  if ("department" in about && !departments.includes(about.department))
    throw malformed([{ path: "about.department", message: `one of ${departments.join(", ")}` }]);
  if ("reviewId" in about && !reviews.includes(about.reviewId))
    throw malformed([{ path: "about.reviewId", message: "a review of this application" }]);
}
