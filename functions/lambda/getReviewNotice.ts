import { getReviewNotice } from "../http/notices/getReviewNotice.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = getReviewNotice({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
