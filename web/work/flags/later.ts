/** The forms of flags and facts, for whoever may say something of them: loaded by whoever opens one. */
import { later } from "../../shared/load/later.tsx";

export const ConfirmFactsForm = later(async () => (await import("./flagForms.tsx")).ConfirmFactsForm);
export const LiftFlagForm = later(async () => (await import("./flagForms.tsx")).LiftFlagForm);
export const RaiseFlagForm = later(async () => (await import("./flagForms.tsx")).RaiseFlagForm);
