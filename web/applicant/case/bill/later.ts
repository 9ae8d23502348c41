/** The bill, for the page of the case: loaded where it is opened, or where the case costs something. */
import { later } from "../../../shared/load/later.tsx";

export const OwnBill = later(async () => (await import("./OwnBill.tsx")).OwnBill);
