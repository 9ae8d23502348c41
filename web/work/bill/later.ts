/** Bills and refunds, for the desk: loaded by whoever opens one. */
import { later } from "../../shared/load/later.tsx";

export const CaseBill = later(async () => (await import("./bills.ts")).CaseBill);
export const Refunds = later(async () => (await import("./bills.ts")).Refunds);
