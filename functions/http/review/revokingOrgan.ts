/** For which organ somebody takes a consent by silence back: the department's people for their own, supervision for the one above. */
import type { Caller } from "../../contracts/base/caller.ts";
import type { RevokingOrgan } from "../../domain/review/announcement.ts";

export const organOf = ({ caller }: { caller: Pick<Caller, "role"> }): RevokingOrgan =>
  caller.role === "department" ? "department" : "government";
