/** The stages that a case goes through (受理、并联审查、联审会、决定、送达), and where it stands in them. */
import type { Status } from "../../shared/api/answers.ts";

export const STAGES = ["acceptance", "review", "sitting", "decision", "delivery"] as const;

export type StageName = (typeof STAGES)[number];

/** `none`: it had not to come to that; `ended`: the case ended there, without a decision. */
export type StageState = "done" | "now" | "coming" | "none" | "ended";

export type Stage = {
  name: StageName;
  state: StageState;
  /** When it was done, or by when it will be, where somebody has promised that. */
  at: string | null;
};

export type Staged = Pick<
  Status,
  "status" | "acceptedAt" | "acceptBy" | "decidedAt" | "expectedDecisionBy" | "late" | "ended"
> & { jointReview: Pick<NonNullable<Status["jointReview"]>, "sitting" | "conclusion"> | null };

/** Each stage in its order; of a decision by a date nothing is said while somebody is late. */
export function stagesOf(case_: Staged): Stage[] {
  const { status, acceptedAt, acceptBy, decidedAt, expectedDecisionBy, late, jointReview: joint } = case_;
  const at: Readonly<Record<StageName, string | null>> = {
    acceptance: acceptedAt ?? acceptBy,
    review: null,
    sitting: joint?.conclusion?.concludedAt ?? joint?.sitting?.heldOn ?? null,
    decision: decidedAt ?? (late.length === 0 ? expectedDecisionBy : null),
    delivery: null,
  };
  const now = STAGES.indexOf(stageNow(case_));
  return STAGES.map((name, i) => {
    const state = stateOf(i - now, status, name === "sitting" && joint === null);
    return { name, state, at: state === "none" || state === "ended" ? null : at[name] };
  });
}

function stageNow({ status, acceptedAt, jointReview }: Staged): StageName {
  switch (status) {
    case "received":
    case "awaiting-materials":
    case "not-accepted":
      return "acceptance";
    case "in-review":
      return "review";
    case "joint-review":
      return "sitting";
    case "deciding":
      return "decision";
    case "lapsed":
    case "withdrawn":
      return acceptedAt === null ? "acceptance" : jointReview === null ? "review" : "sitting";
    default:
      return "delivery";
  }
}

const ENDED = new Set<Status["status"]>(["not-accepted", "lapsed", "withdrawn"]);

/** @param behind how many stages it stands behind the present one; before it where it is negative */
function stateOf(behind: number, status: Status["status"], isLeftOut: boolean): StageState {
  if (behind < 0) return isLeftOut ? "none" : "done";
  if (behind > 0) return ENDED.has(status) ? "none" : "coming";
  return ENDED.has(status) ? "ended" : "now";
}
