/** The bill of a case, for the desk: loaded by whoever opens it. */
import { later } from "../../shared/load/later.tsx";

export const CaseBill = later(async () => (await import("./CaseBill.tsx")).CaseBill);
