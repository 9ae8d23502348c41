/** The window's clerk puts an authorisation on record for somebody whose papers they have seen (窗口委托). */
import { noteInCases } from "../../app/agency/noting.ts";
import { authoriseAtWindow as contract } from "../../contracts/agency/routes.ts";
import { give } from "../../domain/agency/authorisation.ts";
import { checkIsLead } from "../application/lead.ts";
import { unknownApplication } from "../base/applicants.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { personNamed } from "../../domain/base/actor.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { authorisationView } from "./authorisationView.ts";
import { agentNamed, checkMayActIn, register } from "./keeping.ts";

export const authoriseAtWindow = handle(
  contract,
  ({ store, uploads, region, rules }) =>
    async ({ path: { applicationId }, body, caller, by, now: at }) => {
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      checkIsLead(caller.department, application, region);
      // What was seen, a person has seen.
      if (personNamed(by) === null) throw refused("by-name", {});
      const { applicant, project } = application.facts;
      const isOwn = announcedByDepartment(caller, region);
      const [paper] = await attachedFiles(
        { store, uploads },
        [body.paper],
        { applicationId, isOwn },
        at,
        () => "paper",
      );
      const { agent, wholeProject, site, acts, from, until, seen, told } = body;
      const about = { projectCode: project.code, applicationId: wholeProject ? null : applicationId, site };
      const { creditCode, name } = applicant;
      const principal = { creditCode, name };
      const named = agentNamed(agent, region);
      await checkMayActIn({ store, region }, principal, about, named);
      const window = { seen, told, paper: { fileId: body.paper, sha256: paper!.sha256, name: paper!.name } };
      const given = await register({ store, rules }, principal, ["window", body], at, (authorisationId) =>
        give(
          { authorisationId, applicant: principal, terms: { about, acts, from, until } },
          named,
          window,
          { by, at },
          rules.zone,
        ),
      );
      await noteInCases(store, given, { by, at });
      return { body: authorisationView(given, "window", at, rules) };
    },
);
