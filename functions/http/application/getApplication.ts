/** The status, as the rules say it stands now. */
import { getApplication as contract } from "../../contracts/application/routes.ts";
import { unknownApplication } from "../base/access.ts";
import { handle } from "../base/handle.ts";
import { statusView, versionsOf } from "./statusView.ts";

export const getApplication = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId }, now }) => {
      const found = await store.loadCase(applicationId);
      if (!found) throw unknownApplication(applicationId);
      return { versions: versionsOf(found), body: statusView(found, region, now, rules, "applicant") };
    },
);
