/** Agents, for pages of the staff: loaded by whoever opens them. */
import { later } from "../load/later.tsx";

export const CaseAgents = later(async () => (await import("./staff.ts")).CaseAgents);
export const AgentRequests = later(async () => (await import("./staff.ts")).AgentRequests);
