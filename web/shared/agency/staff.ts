/** Authorisations (委托书), for those who put them on record, and assign the free team. */
export { CaseAgents } from "./CaseAgents.tsx";
export { AgentRequests } from "./AgentRequests.tsx";
