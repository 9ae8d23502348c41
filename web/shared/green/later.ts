/** The green channel of a case: loaded where the case is in it, or where it is opened. */
import { later } from "../load/later.tsx";

export const GreenChannel = later(async () => (await import("./GreenChannel.tsx")).GreenChannel);
