/** The same for a page: loaded where a matter was handed on. */
import { later } from "../load/later.tsx";

export const Referred = later(async () => (await import("./Referred.tsx")).Referred);
