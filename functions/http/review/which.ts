/** Which act an approval is about: a department's, or a supervisor's. */
import type { Caller } from "../../contracts/base/caller.ts";
import type { Which } from "../../domain/review/approval.ts";

type Asked = { caller: Pick<Caller, "role">; body: Pick<Which, "askedAt" | "command"> };

export const whichOf = ({ caller, body }: Asked): Which => ({
  side: caller.role === "department" ? "department" : "supervisor",
  ...body,
});
