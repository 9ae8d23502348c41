/** The acts that an applicant may leave to an agent (代办事项). */

/** What may be left to an agent, as many at once as the applicant wants. */
export const AGENT_ACTS = [
  "submit",
  "supply",
  "ask",
  "receive",
  "pay",
  "complain",
  "confirm-visit",
  "be-heard",
] as const;

/** What ends a case or turns it round: each by an authorisation of its own, for one application and one time. */
export const SINGLE_ACTS = ["withdraw", "change-project"] as const;

export const ALL_ACTS = [...AGENT_ACTS, ...SINGLE_ACTS] as const;

export type AgentAct = (typeof ALL_ACTS)[number];
export type SingleAct = (typeof SINGLE_ACTS)[number];

export const isSingle = (act: AgentAct): act is SingleAct => (SINGLE_ACTS as readonly string[]).includes(act);
