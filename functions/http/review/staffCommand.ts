/** The frame of every command about the persons of a department: whose it is, one conditional write, and the answer. */
import { changeStaff } from "../../app/base/staff.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Department, Region } from "../../domain/catalogue/region.ts";
import type { Staff } from "../../domain/review/postHolder.ts";
import type { StaffDecision } from "../../domain/review/staff.ts";
import type { Instant } from "../../domain/base/time.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { staffView } from "./staffView.ts";

type Deps = { store: Pick<CaseRecords, "noted" | "replaceNote">; region: Region; rules: ClockRules };
type Command = { path: { departmentId: string }; caller: Caller; now: Instant };

/** The department that a path names, for its own people and for supervisors. @throws Refused */
export function ownDepartment(
  { path: { departmentId }, caller }: Pick<Command, "path" | "caller">,
  { departments }: Region,
): Department {
  const known = departments.find(({ id }) => id === departmentId);
  if (!known || (caller.role === "department" && caller.department !== departmentId))
    throw refused("not-your-department", { department: departmentId });
  return known;
}

/** Decides about the persons of the department that the path names and answers with them. @throws Refused */
export async function commandStaff(
  { store, region, rules }: Deps,
  command: Command,
  decide: (staff: Staff, department: Department) => StaffDecision,
) {
  const department = ownDepartment(command, region);
  const { staff, refusal } = await changeStaff(store, department.id, (before) => decide(before, department));
  if (refusal) throw refusedBy(refusal, rules.zone);
  return { body: staffView(department, staff, command.now, rules.zone) };
}
