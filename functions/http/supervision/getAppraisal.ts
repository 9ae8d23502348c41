/** 绩效考评: the departments' marks and ranking of a period. */
import { getAppraisal as contract } from "../../contracts/supervision/routes.ts";
import { periodNamed } from "../../domain/supervision/appraisalPeriod.ts";
import { handle } from "../base/handle.ts";
import { appraisalView } from "./appraisalView.ts";

export const getAppraisal = handle(contract, (deps) => async ({ path, now }) => ({
  body: await appraisalView(deps, periodNamed(path.period)!, now),
}));
