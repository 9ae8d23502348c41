/** A consent by silence that is taken back: few are, and who shows or does it loads this. */
import { later } from "../load/later.tsx";

export const Announced = later(async () => (await import("./revocation.ts")).Announced);
export const RevocationForm = later(async () => (await import("./revocation.ts")).RevocationForm);
export const StatementForm = later(async () => (await import("./revocation.ts")).StatementForm);
