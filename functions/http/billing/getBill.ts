/** The one bill of a case. */
import { getBill as contract } from "../../contracts/billing/routes.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { billView, checkSeesBill } from "./billView.ts";

export const getBill = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId }, caller, now }) => {
      const found = await store.loadCase(applicationId);
      if (!found) throw unknownApplication(applicationId);
      if (caller.role === "department") checkSeesBill(caller.department, found, region);
      return { body: billView(found, region, rules, now) };
    },
);
