/** What its events make of an application; nothing else changes its state. */
import { agentsAfter } from "./agents.ts";
import type { Material } from "./material.ts";
import type { Instant } from "../base/time.ts";
import {
  acceptanceOf,
  isInRound,
  jointOf,
  type Application,
  type InRound,
  type JointReview,
} from "./application.ts";
import { contactAfter, firstContact } from "./contact.ts";
import { unfitAfter } from "./fileFound.ts";
import { FIRST_CODE } from "./queryCode.ts";
import { promisesAfter } from "./promises.ts";
import { withCopy } from "./copied.ts";
import {
  rectificationAfter,
  setAsideBy,
  type RectificationDone,
  type RectificationEvent,
} from "./rectification.ts";
import { wholeAfter, wholeAnew } from "./whole.ts";
import { revisedBy } from "./revision.ts";
import { visitsAfter } from "./siteVisit.ts";
import { greenAfter } from "./greenChannel.ts";
import type { ApplicationEvent } from "./applicationEvent.ts";
import type { MatterHandedOn } from "./handingOn.ts";
import type { MattersAdded } from "./addingMatter.ts";
import type { ProjectChanged } from "./projectChange.ts";
import { restatedAt } from "../review/projectChange.ts";

/** What the first event of a history, and those behind it, make of nothing. */
export function begin(events: readonly ApplicationEvent[]): Application {
  const [first, ...rest] = events;
  if (first?.type !== "application-received")
    throw new Error("an application's history begins with its receipt");
  return rest.reduce<Application>(evolve, {
    status: "received",
    facts: first.facts,
    materials: first.materials,
    cameAt: Object.fromEntries(first.materials.map(({ code }) => [code, first.facts.receivedAt])),
    displaced: 0,
    replaced: 0,
    acts: [],
    contact: firstContact(first.facts.contact),
    filesErasedAt: null,
    unfit: [],
    queryCode: FIRST_CODE,
    changes: 0,
    changedAt: null,
    changedBy: null,
    restated: {},
    earlier: [],
    since: first.facts.receivedAt,
    acceptBy: first.facts.receivedAt,
    returnedFor: null,
  });
}

/** What an event makes of an application. Total: replay never fails. */
export function evolve(application: Application, event: ApplicationEvent): Application {
  const { facts, materials, cameAt, displaced, replaced, acts, contact, queryCode, filesErasedAt } =
    application;
  const { changes, changedAt, changedBy, restated, earlier } = application;
  const changed = { changes, changedAt, changedBy, restated, earlier };
  const common = {
    facts,
    materials,
    cameAt,
    displaced,
    replaced,
    acts,
    contact,
    filesErasedAt,
    unfit: application.unfit,
    queryCode,
    ...changed,
    returnedFor: application.returnedFor,
    ...(application.promises && { promises: application.promises }),
    ...(application.agents && { agents: application.agents }),
    ...(application.visits && { visits: application.visits }),
    ...(application.rectification && { rectification: application.rectification }),
    ...(application.green && { green: application.green }),
    ...(application.whole && { whole: application.whole }),
    ...(application.additions && { additions: application.additions }),
  };
  const acceptance = acceptanceOf(application);
  switch (event.type) {
    case "application-received":
      return { ...application, facts: event.facts, materials: event.materials };
    case "acceptance-awaited": {
      const { since, acceptBy } = event;
      return { ...common, status: "received", since, acceptBy };
    }
    case "materials-requested": {
      const { missing, defects, at: askedAt, lapsesAt, returned } = event;
      return {
        ...common,
        ...(returned && { returnedFor: defects }),
        status: "awaiting-materials",
        missing,
        defects,
        askedAt,
        lapsesAt,
        replaced: 0,
      };
    }
    case "term-set":
      return withTerm(application, event);
    case "material-handed-in":
      return withMaterial(application, event.material, event.at);
    case "material-replaced":
      return {
        ...withMaterial(application, event.material, event.at),
        replaced: replaced + 1,
      };
    case "application-accepted":
      return {
        ...common,
        // What has come by then its departments find there.
        ...(application.promises && {
          promises: application.promises.filter(({ code }) => !(code in cameAt)),
        }),
        replaced: 0,
        status: "in-review",
        acceptance: event.acceptance,
      };
    case "application-not-accepted": {
      const { reasons, article, referral, at } = event;
      return { ...common, status: "not-accepted", reasons, article, referral, at };
    }
    case "application-lapsed": {
      const missing = application.status === "awaiting-materials" ? application.missing : [];
      return { ...common, status: "lapsed", asOf: event.asOf, missing };
    }
    case "application-withdrawn":
      return {
        ...common,
        status: "withdrawn",
        acceptance,
        joint: jointOf(application),
        reason: event.reason,
        at: event.at,
      };
    case "flag-raised":
    case "flag-lifted":
    case "facts-confirmed":
    case "flag-added":
      return { ...application, acts: [...application.acts, event] };
    case "received-at-window":
      return { ...application, facts: { ...facts, firstContact: event.contact } };
    case "contact-corrected":
    case "contact-erased":
      return { ...application, contact: contactAfter(contact, event) };
    case "promise-given":
    case "promise-reminded":
    case "promise-broken":
      return { ...application, promises: promisesAfter(application.promises ?? [], event) };
    case "agent-authorised":
    case "authority-ended":
      return { ...application, agents: agentsAfter(application.agents ?? [], event) };
    case "site-visit-asked":
    case "site-visit-called":
    case "site-visit-confirmed":
    case "site-visit-moved":
    case "site-visit-called-off":
    case "site-visit-attended":
    case "site-visit-found":
    case "site-visit-overdue":
    case "site-visit-minuted":
      return { ...application, visits: visitsAfter(application.visits, event) };
    case "green-channel-entered":
    case "green-channel-left":
    case "tracker-named":
    case "tracking-noted":
    case "tracker-told":
    case "tracker-overdue":
      return { ...application, green: greenAfter(application.green, event) };
    case "link-copied":
    case "link-not-copied":
      return { ...application, materials: withCopy(materials, event) };
    case "files-erased":
      return { ...application, filesErasedAt: event.at };
    case "file-found":
      return { ...application, unfit: unfitAfter(application.unfit, event) };
    case "query-code-reissued": {
      const { issue, at: reissuedAt, digest: asked } = event;
      return { ...application, queryCode: { issue, reissuedAt, asked } };
    }
    case "project-changed":
      return withChange(application, event);
    case "matter-handed-on":
      return withHandedOn(application, event);
    case "decision-revised":
      return revisedBy(application, event);
    case "whole-extension-asked":
    case "whole-extended":
    case "whole-overdue":
      return { ...application, whole: wholeAfter(application.whole, event) };
    case "matters-added":
      return withAdded(application, event);
    case "rectification-offered":
    case "rectification-declined":
    case "rectification-lapsed":
      return withRectification(application, event);
    case "rectification-agreed":
      return withAgreed(application, event);
    case "rectification-done":
      return withDone(application, event);
    case "joint-review-opened":
      return acceptance
        ? { ...common, acceptance, status: "joint-review", joint: event.joint, ladder: null }
        : application;
    case "joint-review-convened":
      // It has been called: from here on the ladder is about its conclusion.
      return application.status === "joint-review"
        ? { ...application, ladder: null, joint: { ...application.joint, sitting: event.sitting } }
        : application;
    case "joint-review-widened":
      return withJoint(application, (joint) => ({
        ...joint,
        objections: [...joint.objections, ...event.objections],
        clashes: [...joint.clashes, ...event.clashes],
      }));
    case "presider-named":
      return withJoint(application, (joint) => ({
        ...joint,
        presiders: [...joint.presiders, event.presider],
      }));
    case "joint-review-concluded":
      return withJoint(application, (joint) => ({ ...joint, conclusion: event.conclusion }));
    case "lead-asked": {
      const { asOf: askedAt, decideBy, decideOn } = event;
      const joint = jointOf(application);
      return acceptance
        ? { ...common, acceptance, status: "deciding", askedAt, decideBy, decideOn, ladder: null, joint }
        : application;
    }
    case "lead-overdue":
      return "ladder" in application ? { ...application, ladder: event.to } : application;
    case "application-decided": {
      if (!acceptance) return application;
      const { decision, decidedAt, lead, deliverBy } = event;
      const joint = jointOf(application);
      return {
        ...common,
        acceptance,
        status: decision.result,
        decision,
        decidedAt,
        joint,
        lead,
        ...(deliverBy && { deliverBy }),
      };
    }
  }
}

/** The project is otherwise, and its round goes on: a joint review that stands goes on, too, and whatever else was to come is over. */
function withChange(application: Application, event: ProjectChanged): Application {
  if (!isInRound(application)) return application;
  const { facts, acceptance, restated, earlier, acts } = application;
  const { change, at, digest, attributes, materials, flags, reviews } = event;
  const { project } = facts;
  const codes = materials.map(({ code }) => code);
  const stands = application.status === "joint-review" && event.jointReview === "stands";
  const joint = stands ? null : jointOf(application);
  return {
    ...(stands ? application : backInReview(application)),
    ...setAsideBy(application, at),
    ...wholeAnew(application),
    facts: { ...facts, project: { ...project, attributes: { ...project.attributes, ...attributes } } },
    materials: [...application.materials.filter(({ code }) => !codes.includes(code)), ...materials],
    displaced: application.displaced + displacedBy(application, codes),
    cameAt: { ...application.cameAt, ...restatedAt(codes, at) },
    acceptance: { ...acceptance, reviews, acts, flags: [...acceptance.flags, ...flags] },
    changes: change,
    changedAt: at,
    changedBy: digest,
    restated: { ...restated, ...restatedAt(Object.keys(attributes), at) },
    earlier: [...earlier, { facts, acceptance, restated, changedBy: digest, ...(joint && { joint }) }],
  };
}

/** The facts are as they are by evidence, and more are asked; those that were asked before are told of it. */
function withAdded(application: Application, event: MattersAdded): Application {
  if (!isInRound(application)) return application;
  const { facts, acceptance, restated, earlier, acts, additions = [] } = application;
  const { attributes, evidence, added, flags, reviews, at } = event;
  const { project } = facts;
  return {
    ...application,
    facts: { ...facts, project: { ...project, attributes: { ...project.attributes, ...attributes } } },
    acceptance: { ...acceptance, reviews, acts, flags: [...acceptance.flags, ...flags] },
    restated: { ...restated, ...restatedAt(Object.keys(attributes), at) },
    earlier: [...earlier, { facts, acceptance, restated }],
    additions: [...additions, { attributes, evidence, added, at }],
  };
}

const withRectification = (application: Application, event: RectificationEvent): Application => {
  const rectification = rectificationAfter(application.rectification, event);
  return rectification ? { ...application, rectification } : application;
};

/** The joint review, or the lead's decision, gives way to what is put right; what was done about it is answered again as it was. */
function withAgreed(application: Application, event: RectificationEvent): Application {
  if (!isInRound(application)) return application;
  const { facts, acceptance, restated, earlier } = application;
  const joint = jointOf(application);
  return {
    ...withRectification(backInReview(application), event),
    earlier: [...earlier, { facts, acceptance, restated, ...(joint && { joint }) }],
  };
}

/** Second reviews take the place of the first ones; those that were asked before keep what they know. */
function withDone(application: Application, event: RectificationDone): Application {
  if (!isInRound(application)) return application;
  const { facts, acceptance, restated, earlier, acts } = application;
  const { materials, reviews, at } = event;
  const codes = materials.map(({ code }) => code);
  const rectification = rectificationAfter(application.rectification, event);
  return {
    ...application,
    ...(rectification && { rectification }),
    materials: [...application.materials.filter(({ code }) => !codes.includes(code)), ...materials],
    displaced: application.displaced + displacedBy(application, codes),
    cameAt: { ...application.cameAt, ...restatedAt(codes, at) },
    acceptance: { ...acceptance, reviews, acts },
    earlier: [...earlier, { facts, acceptance, restated }],
  };
}

/** Nothing of a joint review or of a lead that was to decide is left of it. */
function backInReview(round: InRound): Extract<Application, { status: "in-review" }> {
  if (round.status === "in-review") return round;
  if (round.status === "joint-review") {
    const { joint: _joint, ladder: _ladder, ...rest } = round;
    return { ...rest, status: "in-review" };
  }
  const { joint: _joint, ladder: _ladder, askedAt: _at, decideBy: _by, decideOn: _on, ...rest } = round;
  return { ...rest, status: "in-review" };
}

/** Another review takes the place of the first, for whoever waits for it, too; those that were asked before keep what they know. */
function withHandedOn(application: Application, { from, to, department }: MatterHandedOn): Application {
  if (!isInRound(application)) return application;
  const { facts, acceptance, restated, earlier, acts } = application;
  const now = (id: string) => (id === from ? to : id);
  const reviews = acceptance.reviews.map((asked) => ({
    ...asked,
    ...(asked.reviewId === from && { reviewId: to, department }),
    waitsFor: asked.waitsFor.map(now),
    ...(asked.tolerates && { tolerates: asked.tolerates.map(now) }),
  }));
  return {
    ...application,
    acceptance: { ...acceptance, reviews, acts },
    earlier: [...earlier, { facts, acceptance, restated }],
  };
}

function withMaterial(application: Application, material: Material, at: Instant): Application {
  const { code } = material;
  const held = {
    materials: [...application.materials.filter((one) => one.code !== code), material],
    displaced: application.displaced + displacedBy(application, [code]),
    cameAt: { ...application.cameAt, [code]: at },
  };
  if (application.status !== "awaiting-materials") return { ...application, ...held };
  return {
    ...application,
    ...held,
    missing: application.missing.filter((missing) => missing !== code),
    defects: application.defects.filter((defect) => defect.material !== code),
  };
}

/** How much of what is on record material of these codes takes the place of. */
const displacedBy = ({ materials }: Application, codes: readonly string[]): number =>
  materials.filter(({ code }) => codes.includes(code)).length;

function withTerm(
  application: Application,
  { dueAt, dueDate, call }: Extract<ApplicationEvent, { type: "term-set" }>,
): Application {
  switch (application.status) {
    case "received":
      return { ...application, acceptBy: dueAt };
    case "awaiting-materials":
      return { ...application, lapsesAt: dueAt };
    case "joint-review":
      return withJoint(application, (joint) => ({ ...joint, ...call, dueAt, dueDate }));
    case "deciding":
      return { ...application, decideBy: dueAt, decideOn: dueDate };
    default:
      return application;
  }
}

const withJoint = (application: Application, change: (joint: JointReview) => JointReview): Application =>
  application.status === "joint-review" ? { ...application, joint: change(application.joint) } : application;
