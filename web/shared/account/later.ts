/** What cards lead to, for pages of the staff: loaded by whoever opens it. */
import { later } from "../load/later.tsx";

export const Account = later(async () => (await import("./Account.tsx")).Account);
