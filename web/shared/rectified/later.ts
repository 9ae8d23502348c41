/** The same for a page: loaded where there is something to put right. */
import { later } from "../load/later.tsx";

export const Rectified = later(async () => (await import("./Rectified.tsx")).Rectified);
