/** What many browser tests begin with: a case in its middle, and the people who look at it. */
import type { Browser } from "playwright-core";
import { openBrowser, sessionFor, type Session } from "../support/browser.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

export type Stage = {
  w: World;
  browser: Browser;
  applicant: Applicant;
  planning: Session;
  supervisor: Session;
  leave: () => Promise<void>;
};

/** One objects, two consent; on 12 March some have fallen silent, and some are overdue. */
export async function stage(): Promise<Stage> {
  const w = await world();
  const browser = await openBrowser();
  const planning = await sessionFor(w, { role: "department", department: "planning" });
  const supervisor = await sessionFor(w, { role: "supervisor" });
  const applicant = await w.submit();
  await w.opinion(applicant, "water", objection);
  for (const department of ELEVEN.slice(0, 2)) await w.opinion(applicant, department);
  await w.clock("2026-03-12T09:00:00+08:00");
  const leave = async (): Promise<void> => {
    await browser.close();
    await w.stop();
  };
  return { w, browser, applicant, planning, supervisor, leave };
}
