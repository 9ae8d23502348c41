/**
 * Who approves: whoever calls, by the rank of their own token. What a body says of an approver is kept where it says
 * another name, and gives nobody a rank.
 */
import { isOfficial, nameOf, rankOf, type Actor, type Rank } from "../base/actor.ts";

/** What a body says of who approves. */
export type StatedApprover = { name: string; rank: Rank };

/** Who has approved: their name by their token, and by the body where the token has none. */
export type Approver = StatedApprover & {
  /** The name that was typed; absent where it is the same. */
  said?: string | undefined;
};

/** What may need an approval, and of whom; of these one is enough. */
export const APPROVERS = {
  /** 行政许可法 art. 42: 经本行政机关负责人批准. */
  extendLimit: ["head"],
  startSpecialProcedure: ["head", "deputy-head"],
  /** Art. 69: the organ itself or its superior. */
  revokeDeemedConsent: ["government-head", "head"],
} as const satisfies Readonly<Record<string, readonly Rank[]>>;

export type ApprovedCommand = keyof typeof APPROVERS;

/** Whether an actor may approve a command. */
export const mayApprove = (command: ApprovedCommand, by: Actor): boolean => {
  const rank = rankOf(by);
  return rank !== null && (APPROVERS[command] as readonly Rank[]).includes(rank);
};

/**
 * Who approves a command that somebody gives: they themselves, where they may.
 * @returns `awaited` where somebody else has to, `refused` where the body states a rank that is not the token's, or one
 * that does not suffice
 */
export function approverOf(
  command: ApprovedCommand,
  by: Actor,
  stated: StatedApprover | undefined,
): Approver | "awaited" | "refused" {
  const rank = rankOf(by);
  if (stated !== undefined && stated.rank !== rank) return "refused";
  if (rank === null || !isOfficial(by) || !mayApprove(command, by))
    return stated === undefined ? "awaited" : "refused";
  const name = by.name ?? stated?.name ?? nameOf(by);
  return { name, rank, ...(stated !== undefined && stated.name !== name && { said: stated.name }) };
}

/** Whether what is stated now is what was stated, or nothing, when it was approved: the same, given again. */
export const isStatedAgain = (before: Approver, by: Actor, stated: StatedApprover | undefined): boolean =>
  stated === undefined ||
  (stated.rank === before.rank && rankOf(by) === before.rank && stated.name === (before.said ?? before.name));
