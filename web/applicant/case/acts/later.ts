/** The same for the page: loaded by whoever opens one of them. */
import { later } from "../../../shared/load/later.tsx";

export const AddFlagForm = later(async () => (await import("./acts.ts")).AddFlagForm);
export const ContactKept = later(async () => (await import("./acts.ts")).ContactKept);
export const HistoryShown = later(async () => (await import("./acts.ts")).HistoryShown);
export const InquiriesShown = later(async () => (await import("./acts.ts")).InquiriesShown);
export const MessagesShown = later(async () => (await import("./acts.ts")).MessagesShown);
export const RatingsShown = later(async () => (await import("./acts.ts")).RatingsShown);
export const Rectification = later(async () => (await import("./acts.ts")).Rectification);
export const RevocationsShown = later(async () => (await import("./acts.ts")).RevocationsShown);
export const ProjectChangeForm = later(async () => (await import("./acts.ts")).ProjectChangeForm);
export const Questions = later(async () => (await import("./acts.ts")).Questions);
export const AnonymousComplaint = later(async () => (await import("./acts.ts")).AnonymousComplaint);
export const Complaints = later(async () => (await import("./acts.ts")).Complaints);
export const Reissue = later(async () => (await import("./acts.ts")).Reissue);
