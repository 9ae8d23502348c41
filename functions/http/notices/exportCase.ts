/** The whole case as a bundle, for its lead and for supervision. */
import { exportCase as contract } from "../../contracts/notices/routes.ts";
import { checkMaySeeCase } from "../application/lead.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { exportAnswer } from "./exportAnswer.ts";

export const exportCase = handle(
  contract,
  ({ store, signer, region }) =>
    async ({ path: { applicationId }, caller, now }) => {
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      checkMaySeeCase(caller, application, region);
      return exportAnswer({ store, signer }, applicationId, now, {
        hasComplaints: caller.role === "supervisor",
        isApplicant: false,
      });
    },
);
