/** Announces a file for an application: the applicant's, or a department's of the case. */
import { announceFile as contract } from "../../contracts/files/routes.ts";
import { acceptanceOf, participantsOf } from "../../domain/application/application.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { MOST_ANNOUNCED } from "../../domain/files/upload.ts";
import { leadToday } from "../application/lead.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { announced } from "./announcing.ts";

export const announceFile = handle(
  contract,
  ({ store, files, uploads, newFileId, region, rules: { zone } }) =>
    async ({ path: { applicationId }, body, caller, by, now, origin }) => {
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      if (caller.role === "department") {
        const acceptance = acceptanceOf(application);
        const asked = [leadToday(application, region), ...(acceptance ? participantsOf(acceptance) : [])];
        if (!asked.some((id) => answersFor(region.departments, caller.department, id)))
          throw unknownApplication(applicationId);
      }
      const of = { fileId: newFileId(), by, key: null, applications: [applicationId] };
      const holder = { name: `application#${applicationId}`, most: MOST_ANNOUNCED.application };
      return { body: await announced({ files, uploads }, body, of, holder, { now, origin, zone }) };
    },
);
