/** Site visits, for the page of the case: loaded where a matter takes a look at the site, or where they are opened. */
import { later } from "../../../shared/load/later.tsx";

export const OwnVisits = later(async () => (await import("./OwnVisits.tsx")).OwnVisits);
