/** The list of questions, for pages of the staff: loaded by whoever opens it. */
import { later } from "../load/later.tsx";

export const Inquiries = later(async () => (await import("./Inquiries.tsx")).Inquiries);
