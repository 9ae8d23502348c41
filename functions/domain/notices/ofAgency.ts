/** What is owed about agents (委托代理): the applicant and the lead hear who may act for the applicant, until when, and when no more. */
import type { AgentNoted } from "../application/agents.ts";
import { acceptanceOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { Audience, NoticeBody } from "./notice.ts";
import type { CaseView, Owing } from "./owing.ts";

export const agentAuthorised: Owing<EventOf<"agent-authorised">> = {
  owed: ({ authorisationId }, view) => {
    const one = notedIn(view, authorisationId);
    const at = view.occasion.at;
    return one
      ? [{ at, body: bodyOf(one, one.extended ? "extended" : "begun"), audience: concerned(view) }]
      : [];
  },
};

export const authorityEnded: Owing<EventOf<"authority-ended">> = {
  owed: ({ authorisationId, at }, view) => {
    const one = notedIn(view, authorisationId);
    return one ? [{ at, body: bodyOf(one, "ended"), audience: concerned(view) }] : [];
  },
};

const notedIn = ({ application }: CaseView, id: string): AgentNoted | undefined =>
  application.agents?.find(({ authorisationId }) => authorisationId === id);

function bodyOf(
  { agent, isTeam, authorisationId, acts, begins, until, ended }: AgentNoted,
  what: Extract<NoticeBody, { kind: "agency" }>["what"],
): NoticeBody {
  const why = what === "ended" && ended ? ended.why : null;
  return { kind: "agency", what, agent, isTeam, authorisationId, acts, begins, until, why };
}

const concerned = ({ application }: CaseView): Audience => {
  const lead = acceptanceOf(application)?.lead.id;
  return { applicant: true, departments: lead === undefined ? [] : [lead], supervisors: false };
};
