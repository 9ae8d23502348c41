/** The whole case as a bundle, for the applicant. */
import { exportApplication as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";
import { exportAnswer } from "./exportAnswer.ts";

export const exportApplication = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId }, now }) =>
      exportAnswer(deps, applicationId, now, { hasComplaints: true, isApplicant: true }),
);
