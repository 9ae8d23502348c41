/** A matter that a higher authority decides: few are, and who shows one loads this. */
import { later } from "../load/later.tsx";

export const Higher = later(async () => (await import("./Higher.tsx")).Higher);
