/** Receives a submission; complete, it is accepted and every department is asked at once. */
import type { Identity, KeyOwner } from "../../app/application/queryCodes.ts";
import { openAbout } from "../../app/application/projects.ts";
import { knowing } from "../../app/base/circumstances.ts";
import { createCase } from "../../app/base/commit.ts";
import { Busy } from "../../app/base/racing.ts";
import { digestOf } from "../../app/base/digest.ts";
import type { ProjectEntry } from "../../app/base/ports.ts";
import type { SignedIn } from "../../contracts/base/signedIn.ts";
import { submitApplication as contract } from "../../contracts/application/routes.ts";
import type { Application } from "../../domain/application/application.ts";
import type { ApplicationDecision, ApplicationEvent } from "../../domain/application/applicationEvent.ts";
import { receive } from "../../domain/application/intake.ts";
import { promiseBars, promisesAnything } from "../../domain/application/mayPromise.ts";
import type { Requested } from "../../domain/application/material.ts";
import { remembered, sameProject } from "../../domain/application/repeatedProject.ts";
import { submissionFaults, type Submission } from "../../domain/application/submission.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { localDate } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { checkIsOfNoOrgan } from "../base/agents.ts";
import { handle } from "../base/handle.ts";
import { malformed, Refused, refused, refusedBy } from "../base/refused.ts";
import { sameContentsView } from "../base/materialView.ts";
import { earlierFile } from "./earlierFiles.ts";
import { sentFiles } from "./sentFiles.ts";
import { materialNames } from "./statusView.ts";

/** Others may come about the same project at the same instant; so many in a row mean that something is wrong. */
const TRIES = 40;

export const submitApplication = handle(
  contract,
  ({ store, codes, contacts, uploads, region, rules }) =>
    async ({ body, headers, caller, by, now }) => {
      const submitted = submittedBy(caller, body);
      checkAgent(caller, submitted, region);
      const key = headers["idempotency-key"];
      const { project } = submitted;
      const applicant = submitted.applicant.creditCode;
      // A key is its caller's: who only knows the public credit code meets nobody's application with it.
      const identities = await codes.identitiesFor(
        region.code,
        key === undefined ? null : { owner: ownerOf(by, submitted), idempotencyKey: key },
      );
      const [{ applicationId, queryCode }] = identities;
      const { contact, ...organisation } = submitted.applicant;
      // Whose the key is includes the contact, which the history says nothing of.
      const digest = digestOf({ ...submitted, applicant: organisation });
      const receipt = (events: readonly ApplicationEvent[], identity = identities[0]) =>
        receiptOf(identity, events, region);

      // A repeat gets its first answer, whatever the rules, or the secrets, have become since.
      for (const identity of key === undefined ? [] : identities) {
        const before = await historyOf(identity.applicationId);
        if (before) return receipt(await same(before, identity.applicationId), identity);
      }

      const submitting = {
        creditCode: applicant,
        projectCode: project.code,
        signedIn: "creditCode" in caller ? caller.creditCode : null,
        queryCode: headers["x-query-code"],
      };
      const sent = await sentFiles({ codes, store, uploads, region }, submitted.materials, headers, {
        applicationId: null,
        at: now,
        earlier: (upload, code) => earlierFile({ codes, region, store }, upload, code, submitting, now),
      });
      const submission: Submission = { ...submitted, materials: sent.files };
      const faults = submissionFaults(region, submission, localDate(now, rules.zone));
      if (faults.length > 0) throw malformed(faults);
      const bars = promisesAnything(submission) ? promiseBars(await store.holdsOf(applicant), now) : [];
      await sent.refer(applicationId);
      const { sealed, commitment } = await contacts.seal(applicationId, contact);
      for (let tries = 1; ; tries++) {
        const about = { creditCode: applicant, projectCode: project.code, butFor: applicationId };
        const { entry, own, others } = await openAbout(store, about);
        const alsoOpen = sameProject(own.open, project.type, region).map(idOf);
        const openByOthers = sameProject(others.open, project.type, region).length > 0;
        const given = { applicationId, digest, contact: commitment, alsoOpen, openByOthers, bars };
        const decision = await knowing(store, (circumstancesOf) =>
          receive(region, submission, given, now, { ...rules, circumstancesOf }),
        );
        if (decision.refusal) throw refusedBy(decision.refusal, rules.zone);
        const known = [...own.unread, ...own.open.map(idOf), applicationId];
        const created = await record(decision, { ...entry, ...remembered(entry, known) });
        if (created !== "conflict") return receipt(created);
        // Another application about the project came in between: it is told of, too.
        if (tries === TRIES) throw new Busy(`project ${project.code}: ${TRIES} lost races`);
      }

      /** From here on it may be on record whatever fails: its number and code must reach the applicant. */
      async function record(decision: ApplicationDecision, entry: ProjectEntry) {
        try {
          const created = await createCase(store, decision, { at: now, by }, entry, sealed);
          if (created !== "conflict") return decision.events;
          // The same key came twice at once, and the other one was first.
          const history = await historyOf(applicationId);
          return history ? await same(history, applicationId) : "conflict";
        } catch (cause) {
          if (cause instanceof Refused) throw cause;
          const facts = { applicationId, queryCode, repeatable: key !== undefined };
          throw refused("outcome-unknown", facts, { cause });
        }
      }

      /** @throws Refused `idempotency-key-reused` when the key came with another body before, or with another contact alone */
      async function same(
        events: readonly ApplicationEvent[],
        id: string,
      ): Promise<readonly ApplicationEvent[]> {
        const [first] = events;
        if (first?.type !== "application-received" || first.facts.digest !== digest)
          throw refused("idempotency-key-reused", { differs: "body" });
        // Once it was corrected or erased nobody can say any more what it was.
        const lies = await store.sealedContact(id);
        const known = lies && (await contacts.open(id, lies));
        if (known?.commitment === first.facts.contact && canonical(known.contact) !== canonical(contact))
          throw refused("idempotency-key-reused", { differs: "contact" });
        return events;
      }

      async function historyOf(id: string): Promise<ApplicationEvent[] | undefined> {
        const own = (await store.histories(id)).find(({ subject }) => subject === id);
        return own?.events.map(({ event }) => event as ApplicationEvent);
      }
    },
);

const idOf = ({ facts }: Application): string => facts.applicationId;

/** Who has signed in submits for nobody else, and is called what the unified identity service calls them. */
function submittedBy(
  caller: { role: "applicant" } | SignedIn,
  submission: Requested<Submission>,
): Requested<Submission> {
  if (!("creditCode" in caller)) return submission;
  const { creditCode, name } = caller;
  if (submission.applicant.creditCode !== creditCode) throw refused("not-own-credit-code", { creditCode });
  return { ...submission, applicant: { ...submission.applicant, name } };
}

/**
 * An agent submits for the project of their authorisation, gives no promise of the applicant's (告知承诺), and belongs to no organ
 * that is asked. @throws Refused 403
 */
function checkAgent(
  caller: { role: "applicant" } | SignedIn,
  { project, promises = [], claims }: Requested<Submission>,
  region: Region,
): void {
  const agent = "agent" in caller ? caller.agent : undefined;
  if (agent === undefined) return;
  const { about, authorisationId, organs } = agent;
  if (about.applicationId !== null || about.projectCode !== project.code)
    throw refused("authorised-for-another", { authorisationId });
  if (promises.length > 0 || claims.some(({ by }) => by === "promise")) throw refused("applicant-alone", {});
  const asked = region.matters.filter(({ projectTypes }) => projectTypes.includes(project.type));
  const leads = region.projectTypes.filter(({ code }) => code === project.type).map(({ lead }) => lead);
  checkIsOfNoOrgan(organs, [...leads, ...asked.map(({ department }) => department)], region);
}

/** Whose keys for repeats are: of who has signed in, theirs; else of the applicant as stated, whom nobody else knows whole. */
const ownerOf = (by: Actor, { applicant }: Pick<Submission, "applicant">): KeyOwner =>
  "sub" in by ? { sub: by.sub, iss: by.iss } : applicant;

/** What an application is after the second event of its history. */
const STATUS_AFTER = {
  "materials-requested": "awaiting-materials",
  "application-accepted": "in-review",
} as const;

/** What was said at receipt, from the first events of the history: the same whenever it is asked again. */
function receiptOf(
  { applicationId, queryCode }: Identity,
  events: readonly ApplicationEvent[],
  region: Region,
) {
  const [received, intake] = events;
  const missing = intake?.type === "materials-requested" ? intake.missing : [];
  const type = intake?.type as keyof typeof STATUS_AFTER | undefined;
  return {
    headers: { location: `/v1/applications/${applicationId}` },
    body: {
      applicationId,
      queryCode,
      status: (type && STATUS_AFTER[type]) ?? ("received" as const),
      missingMaterials: materialNames(missing, region),
      alsoOpen: received?.type === "application-received" ? [...(received.alsoOpen ?? [])] : [],
      openByOthers: received?.type === "application-received" && received.openByOthers === true,
      ...(received?.type === "application-received" && sameContentsView(received.materials)),
    },
  };
}
