/** The notices owed to the applicant, oldest first. */
import { listNotices as contract } from "../../contracts/notices/routes.ts";
import { handle } from "../base/handle.ts";
import { summariesOf } from "./noticeAnswer.ts";

export const listNotices = handle(contract, (deps) => async ({ path: { applicationId } }) => {
  const issued = (await deps.store.noticesOf(applicationId)).filter(
    ({ notice }) => notice.audience.applicant,
  );
  return { body: { applicationId, notices: await summariesOf(issued, deps) } };
});
