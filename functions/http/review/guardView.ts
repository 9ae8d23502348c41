/** How a guard of a consent by silence is shown: whether it held, and what that rests on, as a sentence and as data. */
import type { GuardCheck } from "../../domain/review/guard.ts";
import { evidenceText } from "../../words/evidence.ts";

export const guardView = (check: GuardCheck, department: { name: string; nameEn: string }, zone: string) => ({
  guard: check.guard,
  holds: check.holds,
  evidence: evidenceText(check, "zh-CN", department.name, zone),
  evidenceEn: evidenceText(check, "en", department.nameEn, zone),
  facts: check.evidence,
});
