/** What of the catalogue comes when it is wanted: the rules that a simulation goes by weigh more than the page. */
import { later } from "../shared/load/later.tsx";

export const Simulated = later(async () => (await import("./Simulated.tsx")).Simulated);
