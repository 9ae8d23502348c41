/** Time has its say of an inquiry before anybody else. */
import { passed } from "../../domain/application/inquiryTerm.ts";
import type { Inquiry } from "../../domain/application/inquiry.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import type { Moment } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { changeInquiry } from "../base/commit.ts";
import type { CaseStore, Recorded } from "../base/ports.ts";

/** Puts on record what has come by itself; `undefined` when there is no such inquiry. */
export async function letPass(
  store: Pick<CaseStore, "loadInquiry" | "commit">,
  inquiryId: string,
  { now, settledAt }: Moment,
  rules: ClockRules,
): Promise<Recorded<Inquiry> | undefined> {
  const changed = await changeInquiry(store, inquiryId, { at: now, by: PLATFORM }, (inquiry) => ({
    events: passed(inquiry, settledAt, rules),
  }));
  return changed?.inquiry;
}
