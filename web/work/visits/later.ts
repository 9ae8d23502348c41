/** Joint site visits, for the desk: loaded where a matter takes a look at the site, or where they are opened. */
import { later } from "../../shared/load/later.tsx";

export const CaseVisits = later(async () => (await import("./CaseVisits.tsx")).CaseVisits);
