/** An applicant's own applications (我的办件), the latest first, whatever has become of them. */
import { listOwnApplications as contract } from "../../contracts/application/routes.ts";
import { handle } from "../base/handle.ts";
import { applicationsShown } from "./applicationsShown.ts";

export const listOwnApplications = handle(
  contract,
  (deps) =>
    async ({ caller, query: { limit, cursor }, now }) =>
      applicationsShown(deps, deps.store.applicationsOf(caller.creditCode, limit, cursor), now, () => true),
);
