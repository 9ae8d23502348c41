/** What may be done now, to whom it is said: to an agent what their authorisation names, and nothing that is the applicant's alone. */
import {
  askInquiry,
  changeProject,
  handInMaterial,
  withdrawApplication,
} from "../../contracts/application/routes.ts";
import {
  answerRectification,
  answerRevocation,
  completeRectification,
} from "../../contracts/application/powers.ts";
import { fileComplaint } from "../../contracts/supervision/routes.ts";
import type { AgentAct } from "../../domain/agency/acts.ts";

/** The commands of an applicant that an agent may be authorised to, each with the act that its contract names. */
const TAKEN: ReadonlyMap<string, AgentAct> = new Map(
  [
    askInquiry,
    handInMaterial,
    withdrawApplication,
    changeProject,
    answerRectification,
    completeRectification,
    answerRevocation,
    fileComplaint,
  ].map(({ name, agent }) => [name, agent]),
);

export function offeredTo<B extends { offers: { command: string }[]; complaints: { how: string }[] }>(
  caller: { role: string; agent?: { acts: readonly AgentAct[] } },
  body: B,
): B {
  const acts = caller.agent?.acts;
  if (acts === undefined) return body;
  return {
    ...body,
    // What the applicant complains of in confidence may be about who acts for them, too.
    complaints: body.complaints.filter(({ how }) => how === "named"),
    offers: body.offers.filter(({ command }) => acts.some((act) => act === TAKEN.get(command))),
  };
}
