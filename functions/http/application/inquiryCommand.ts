/** The frame of every command about an inquiry: whose it is to know of, one commit, and the answer. */
import { changeInquiry, type Act } from "../../app/base/commit.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import { letPass } from "../../app/application/inquiries.ts";
import { staffOf } from "../../app/base/staff.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import { contactIn, type FirstContact } from "../../domain/application/firstContact.ts";
import { concerns, standing, type Inquiry, type InquiryDecision } from "../../domain/application/inquiry.ts";
import { passed } from "../../domain/application/inquiryTerm.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Reads } from "../base/handle.ts";
import { malformed, refused, refusedBy } from "../base/refused.ts";
import { inquiryView } from "./inquiryView.ts";

type Deps = { store: CaseRecords & Reads; region: Region; rules: ClockRules };
type Command = { path: { inquiryId: string }; caller: Caller; now: Instant } & Pick<Act, "by">;

/** @throws Refused 404 for what is not the caller's to know of */
export async function commandInquiry(
  { store, region, rules }: Deps,
  { path: { inquiryId }, caller, by, now }: Command,
  decide: (inquiry: Inquiry) => InquiryDecision,
) {
  const department = caller.role === "department" ? caller.department : null;
  const before = (await store.loadInquiry(inquiryId))?.state;
  if (!before || (department !== null && !concerns(region.departments, department, before)))
    throw refused("unknown-inquiry", { inquiryId });
  // Whoever answers late answers what is on record as late.
  if (passed(before, now, rules).length > 0) await letPass(store, inquiryId, { now, settledAt: now }, rules);
  const changed = await changeInquiry(store, inquiryId, { at: now, by }, (inquiry) =>
    decide(standing(inquiry, rules)),
  );
  if (!changed) throw refused("unknown-inquiry", { inquiryId });
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  const { state } = changed.inquiry;
  const staff = await staffOf(store, state.holder.contact.organ.id);
  const reader = { as: department ?? "supervisor", staffOf: () => staff };
  return { body: inquiryView(state, reader, region, now, rules) };
}

/** The post that is on duty with the department that a body names. @throws Refused where there is none */
export function contactNamed(
  { to }: { to: string },
  { region, rules }: Pick<Deps, "region" | "rules">,
  now: Instant,
): FirstContact {
  const department = region.departments.find(({ id }) => id === to);
  const known = region.departments.map(({ id }) => id);
  if (!department) throw malformed([{ path: "to", code: "not-a-department", facts: { known } }]);
  return contactIn(department, region, now, rules);
}
