/** Which act an approval is about: a department's, or a supervisor's. */
import type { Caller } from "../../contracts/base/caller.ts";
import { OF_DEPARTMENTS, OF_SUPERVISORS, type Which } from "../../domain/review/approval.ts";

type Asked = { caller: Pick<Caller, "role">; body: Pick<Which, "askedAt" | "command"> };

export const whichOf = ({ caller, body }: Asked): Which => ({
  among: caller.role === "department" ? OF_DEPARTMENTS : OF_SUPERVISORS,
  ...body,
});
