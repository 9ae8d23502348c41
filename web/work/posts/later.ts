/** Who holds which post, for the desk: loaded by whoever opens it. */
import { later } from "../../shared/load/later.tsx";

export const Posts = later(async () => (await import("./Posts.tsx")).Posts);
