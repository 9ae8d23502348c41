/** What leads a case, for the desk: loaded by whoever leads one. */
import { later } from "../../shared/load/later.tsx";

export const AtWindow = later(async () => (await import("./leading.ts")).AtWindow);
export const Led = later(async () => (await import("./leading.ts")).Led);
export const CaseSection = later(async () => (await import("./leading.ts")).CaseSection);
export const CaseView = later(async () => (await import("./leading.ts")).CaseView);
