/** The posts of a department, who holds each now, who is away and what is handed over. */
import { staffOf } from "../../app/base/staff.ts";
import { getStaff as contract } from "../../contracts/review/routes.ts";
import { handle } from "../base/handle.ts";
import { ownDepartment } from "./staffCommand.ts";
import { staffView } from "./staffView.ts";

export const getStaff = handle(contract, ({ store, region, rules: { zone } }) => async (request) => {
  const department = ownDepartment(request, region);
  return { body: staffView(department, await staffOf(store, department.id), request.now, zone) };
});
