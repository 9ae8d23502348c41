/** How a flag of the negative list is shown. */
import { withOffset } from "../../domain/base/time.ts";
import type { CaseFlag } from "../../domain/review/caseAct.ts";

export const flagView = (flag: CaseFlag, zone: string) => ({ ...flag, at: withOffset(flag.at, zone) });
