import { listReviewNotices } from "../http/notices/listReviewNotices.ts";
import { wireLog, wireRules, wireStore } from "../wire.ts";
import { wireCodes } from "../wireCodes.ts";

export const handler = listReviewNotices({ ...wireLog(), ...wireRules(), ...wireStore(), ...wireCodes() });
