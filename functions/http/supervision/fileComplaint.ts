/** The applicant complains about a review or a department (效能投诉). */
import { createComplaint } from "../../app/base/commit.ts";
import { digestOf } from "../../app/base/digest.ts";
import { fileComplaint as contract } from "../../contracts/supervision/routes.ts";
import type { Application } from "../../domain/application/application.ts";
import { complainable } from "../../domain/application/offers.ts";
import { complaintIdOf } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import {
  file,
  MOST_COMPLAINTS,
  type Complaint,
  type ComplaintFacts,
} from "../../domain/supervision/complaint.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { announcedByApplicant, attachedFiles } from "../base/attached.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { malformed, refused } from "../base/refused.ts";
import { complaintView } from "./complaintView.ts";

export const fileComplaint = handle(
  contract,
  ({ store, uploads, region, rules }) =>
    async ({ path: { applicationId }, body, by, now }) => {
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      // Named after what it says: the same complaint sent again is the same complaint.
      const digest = digestOf(body);
      const complaintId = complaintIdOf(applicationId, digest, body.how === "confidential");
      const answer = (state: Complaint) => ({ body: complaintView(state, "applicant", now, rules, region) });
      const before = await store.loadComplaint(complaintId);
      if (before) return answer(before.state);
      checkAbout(body.about, application, region);
      const whose = { applicationId, isOwn: announcedByApplicant };
      const attached = await attachedFiles({ store, uploads }, body.attachments, whose, now);
      const said = withAttachments(body, attached);
      const { events } = file({ complaintId, applicationId, ...said, filedAt: now }, rules);
      // Before it is filed: of many that come at once, each takes its place by itself.
      if (!(await store.takePlace(applicationId, "complaints", complaintId, MOST_COMPLAINTS)))
        throw refused("too-many-complaints", { most: MOST_COMPLAINTS, call: region.contacts.complaints });
      const filed = await createComplaint(store, events, { at: now, by });
      const state = filed === "conflict" ? (await store.loadComplaint(complaintId))?.state : filed.state;
      if (!state) throw new Error(`complaint ${complaintId} is there and is not`);
      return answer(state);
    },
);

function checkAbout(about: ComplaintFacts["about"], application: Application, region: Region): void {
  const { departments, reviews } = complainable(application, region);
  if ("department" in about && !departments.includes(about.department))
    throw malformed([{ path: "about.department", code: "not-a-department", facts: { known: departments } }]);
  if ("reviewId" in about && !reviews.includes(about.reviewId))
    throw malformed([{ path: "about.reviewId", code: "not-part-of-this", facts: {} }]);
}
