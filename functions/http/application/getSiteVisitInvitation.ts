/** The last joint site visit of a case as an iCalendar file, for everybody invited. */
import { getSiteVisitInvitation as contract } from "../../contracts/application/visits.ts";
import { departmentsOf } from "../../domain/application/siteVisit.ts";
import { nowOf } from "../../domain/catalogue/successors.ts";
import { calendarFile } from "../../notices/calendarFile.ts";
import { SITE_VISIT } from "../../words/siteVisit.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { leadToday } from "./lead.ts";
import { stateOf } from "./visits.ts";
import { visitsFor } from "./visitsRead.ts";

export const getSiteVisitInvitation = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId }, query, language: preferred, caller, now }) => {
      const { region } = deps;
      const found = await visitsFor(deps, applicationId, caller);
      const application = found.application.state;
      const visit = application.visits?.visits.at(-1);
      if (!visit) throw refused("no-visit", {});
      const language = query.lang ?? preferred ?? "zh-CN";
      const says = SITE_VISIT[language];
      const nameOf = (id: string) => {
        const known = nowOf(region.departments, id);
        return known === undefined ? id : language === "en" ? known.nameEn : known.name;
      };
      const organ = (id: string) => ({ uri: `urn:x-approvals:${region.code}:${id}`, name: nameOf(id) });
      const { facts } = application;
      const isOff = stateOf(visit, application, now) === "called-off";
      // Of one that fell with its case nobody has called anything off: it is one version further than the last that was sent.
      const sequence = visit.sequence + (isOff && visit.calledOff === null ? 1 : 0);
      const lead = leadToday(application, region);
      const text = calendarFile({
        uid: `site-visit-${visit.number}.${applicationId}@approvals`,
        sequence,
        changedAt: visit.sentAt,
        beginsAt: visit.beginsAt,
        isOff,
        title: says.title(facts.project.name),
        place: visit.place,
        text: says.text(applicationId, visit.contact),
        organizer: organ(lead),
        attendees: [
          ...departmentsOf(visit).map(organ),
          { uri: `urn:x-approvals:${region.code}:applicant:${applicationId}`, name: facts.applicant.name },
        ],
      });
      return {
        headers: {
          "content-type": `text/calendar; charset=utf-8; method=${isOff ? "CANCEL" : "REQUEST"}`,
          "content-disposition": `attachment; filename="site-visit-${visit.number}.ics"`,
        },
        text,
      };
    },
);
