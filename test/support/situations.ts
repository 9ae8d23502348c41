/** For every command a situation in which it is taken: read off the contracts, and brought about where that takes more. */
import { concludeCase } from "../../functions/app/application/concluding.ts";
import { CONTENTS, uploadOf } from "../files/content.ts";
import { speakerOf } from "./speakers.ts";
import { catchUpReviews, momentOf } from "../../functions/app/application/catchUp.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import type { CaseStore, Engine } from "../../functions/app/base/ports.ts";
import { countCase } from "../../functions/app/supervision/counting.ts";
import { switchEndpoint } from "../../functions/app/base/endpoints.ts";
import { switchOff } from "../../functions/domain/review/endpoint.ts";
import { exampleOf, rolesOf } from "../../functions/contracts/base/contract.ts";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { reviewIdOf } from "../../functions/domain/base/ids.ts";
import { addDays, localDate, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { announce, type Upload } from "../../functions/domain/files/upload.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { STEADY_CONTACTS } from "./contacts.ts";
import type { AnyDeps } from "../../functions/http/base/handle.ts";
import { allHandlers } from "../../server/handlers.ts";
import { rules, T0 } from "./cases.ts";
import { charging, EVERY_SIGNATURE, paidNotice, SIGNED_HEADERS } from "./charging.ts";
import { ELEVEN, example, objection } from "./fixtures.ts";
import { TERMS } from "./mayFollow.ts";
import { personOf } from "./people.ts";
import { send, type Came, type Sent } from "./gateway.ts";

/** What changes a case; files have a register of their own (`test/files`). */
export const COMMANDS = ROUTES.filter(({ method, noun }) => method !== "GET" && noun !== "files").map(
  ({ name }) => name,
);

const codes = queryCodes(async () => "s".repeat(32));
const handlers = new Map((await allHandlers()).map((handler) => [handler.contract.name, handler]));
const submission = example("municipal-road-application");
const KEY = { "idempotency-key": "k-1" };

/** Nobody waits, and nothing is started. */
const engine: Engine = {
  start: async () => "started",
  statusOf: async () => "running",
  runningSince: async () => null,
  wake: async () => "gone",
  rearm: async () => "gone",
};

export type Stage = Awaited<ReturnType<typeof stage>>;

/** A request, as it is given again and again. */
export type Given = Omit<Sent, "at"> & { at?: Instant };

/** What is other than usual: policies of the region, its departments and matters, how many materials lack, what is claimed. */
type Odd = {
  policies?: Partial<Region["policies"]>;
  departments?: Region["departments"];
  matters?: Region["matters"];
  lacks?: number;
  claims?: readonly object[];
  /** Facts that are stated otherwise. */
  stated?: object;
};

/** An application of the road on its own, in a region whose policies may be other ones. */
export async function stage(
  store: CaseStore,
  {
    policies = {},
    lacks = 0,
    claims,
    stated = {},
    departments = rules.region.departments,
    matters = rules.region.matters,
  }: Odd = {},
) {
  const region = {
    ...rules.region,
    policies: { ...rules.region.policies, ...policies },
    departments,
    matters,
  };
  const log = { info: () => undefined, error: () => undefined };
  const deps = {
    store,
    codes,
    contacts: STEADY_CONTACTS,
    payments: EVERY_SIGNATURE,
    engine,
    region,
    rules: rules.clock,
    settleSeconds: 0,
    log,
  } as unknown as Partial<AnyDeps>;
  /** Whatever file is named, the lead has announced it for this application. */
  const keptByLead = (fileId: string): Upload => {
    const announcement = { name: "委托书.pdf", bytes: 9, sha256: "0".repeat(64), type: "application/pdf" };
    const of = { fileId, by: personOf(lead), key: null, applications: [applicationId] };
    return { ...announce(announcement, of, T0), status: "kept" };
  };
  const bus = { publish: async () => undefined };
  /** Files that somebody has completed for the case, by their ids. */
  const kept = new Map<string, Upload>();
  const uploads = { upload: async (fileId: string) => kept.get(fileId) ?? keptByLead(fileId) };
  let at = T0;

  const ask = async (sent: Given, through: CaseStore = store): Promise<Came> =>
    send(
      handlers.get(sent.route)!,
      { ...deps, bus, uploads, store: through } as unknown as Partial<AnyDeps>,
      { at, ...sent },
    );
  const done = async (sent: Given): Promise<Came> => {
    const came = await ask(sent);
    if (came.status >= 300) throw new Error(`${sent.route}: ${came.status} ${JSON.stringify(came.body)}`);
    return came;
  };

  const { project } = submission;
  const body = {
    ...submission,
    project: { ...project, attributes: { ...project.attributes, ...stated } },
    ...(claims && { claims }),
    materials: submission.materials.slice(lacks),
  };
  const { applicationId, queryCode } = (await done({ route: "submitApplication", body, headers: KEY }))
    .body as { applicationId: string; queryCode: string };
  const applicant = { "x-query-code": queryCode };
  const lead = region.projectTypes.find(({ code }) => code === submission.project.type)!.lead;
  const reviewOf = (department: string) => reviewIdOf(applicationId, `consult-${department}`);

  return {
    store,
    region,
    applicationId,
    applicant,
    lead,
    kept,
    reviewOf,
    ask,
    done,
    now: () => at,
    /** The clock moves on, and what time has made true is written down. */
    async pass(days: number): Promise<void> {
      at = plusSeconds(at, days * 24 * 3600);
      await catchUpReviews({ store, rules: rules.clock }, applicationId, momentOf(at, 0));
    },
    own: (route: RouteName, more: Partial<Given> = {}): Given => ({
      route,
      path: { applicationId },
      headers: applicant,
      ...more,
    }),
    of: (department: string, route: RouteName, what?: unknown): Given => ({
      route,
      path: { applicationId, reviewId: reviewOf(department) },
      claims: { role: "department", department },
      ...(what !== undefined && { body: what }),
    }),
    /** All departments answer, one of them as it is said. */
    async answered(how: object, by = "water"): Promise<void> {
      for (const id of ELEVEN) await done(this.of(id, "giveOpinion", id === by ? how : { kind: "consent" }));
    },
  };
}

type Situation = (store: CaseStore) => Promise<{ on: Stage; given: Given }>;

/** Somebody of the lead was away before anybody put that on record. */
/** A case of which limits have run out, a card of it, and the account of whoever it is held against. */
async function lateOnes(store: CaseStore) {
  const on = await stage(store);
  await on.pass(60);
  const found = (await on.store.loadCase(on.applicationId))!;
  await countCase({ store, rules: rules.clock }, found, on.now());
  const late = found.reviews.map(({ state }) => state).filter(({ breaches: own }) => own.length > 0);
  const { facts, breaches } = late.toSorted((a, b) => (a.facts.reviewId < b.facts.reviewId ? -1 : 1))[0]!;
  const { rule, at } = breaches[0]!;
  return {
    on,
    account: { departmentId: facts.department.id },
    year: 2026,
    card: { reviewId: facts.reviewId, rule, at },
  };
}

async function absence(store: CaseStore) {
  const { on, given } = await plain("recordAbsence")(store);
  const path = { departmentId: on.lead, absenceId: "march" };
  const body = { person: "王工", from: "2026-03-01T09:00:00+08:00", reason: "病假" };
  const gone: Given = { ...given, path, body };
  await on.done(gone);
  return { on, given: gone };
}

/** Two departments have to look at the site: the lead has called them, or is about to. */
async function siteVisit(store: CaseStore, route: RouteName) {
  const on = await stage(store, {
    matters: rules.region.matters.map((matter) =>
      ["water", "land"].includes(matter.department) ? { ...matter, siteVisit: true as const } : matter,
    ),
  });
  const day = (days: number) => addDays(localDate(T0, rules.region.zone), days);
  const where = { time: "09:00", place: "工地东门", contact: "张工" };
  const called = on.of(on.lead, "callSiteVisit", { heldOn: day(3), ...where });
  if (route !== "askForSiteVisit" && route !== "callSiteVisit") await on.done(called);
  if (route === "noteSiteVisitAttendance" || route === "recordSiteVisitFindings") await on.pass(3);
  const officers = [{ name: "王强" }, { name: "李静" }];
  switch (route) {
    case "callSiteVisit":
      return { on, given: called };
    case "askForSiteVisit":
      return { on, given: on.of("water", route, { ...where, reasons: "核对管线" }) };
    case "moveSiteVisit":
      return {
        on,
        given: on.of(on.lead, route, { heldOn: day(7), time: "09:00", why: "weather", reasons: "暴雨" }),
      };
    case "callOffSiteVisit":
      return { on, given: on.of(on.lead, route, { reasons: "材料已齐" }) };
    case "answerSiteVisit":
      return { on, given: on.own(route, { body: { answer: "confirm" } }) };
    case "noteSiteVisitAttendance":
      return { on, given: on.of(on.lead, route, { applicant: true, absent: ["land"] }) };
    default:
      return { on, given: on.of("water", route, { officers, text: "与图纸一致" }) };
  }
}

/** A case in the green channel, or about to enter it by the supervisor's word. */
async function greenChannel(store: CaseStore, route: RouteName) {
  const on = await stage(store);
  const tracker = { department: on.lead, name: "王强", phone: "0755-28900000" };
  const bySupervisor = { path: { applicationId: on.applicationId }, claims: { role: "supervisor" } };
  const basis = { document: "市重点项目计划", article: "第12项" };
  const entering: Given = {
    route: "enterGreenChannel",
    ...bySupervisor,
    body: { by: "supervisor", basis, reasons: "市重大项目", tracker },
  };
  if (route === "enterGreenChannel") return { on, given: entering };
  await on.done(entering);
  switch (route) {
    case "leaveGreenChannel":
      return { on, given: { route, ...bySupervisor, body: { reasons: "调出清单" } } };
    case "nameTracker":
      return { on, given: { route, ...bySupervisor, body: { ...tracker, name: "李静", reasons: "调离" } } };
    default:
      return { on, given: on.of(on.lead, "noteTracking", { as: "contact", text: "已联系" }) };
  }
}

/** A matter that the province decides, sent on or about to be. */
async function higherAuthority(store: CaseStore, route: RouteName) {
  const authority = { name: "省自然资源厅", nameEn: "Provincial department", level: "province" as const };
  const on = await stage(store, {
    matters: rules.region.matters.map((matter) =>
      matter.department === "land" ? { ...matter, higherAuthority: authority } : matter,
    ),
  });
  const day = addDays(localDate(T0, rules.region.zone), 30);
  const tracker = { name: "王强", phone: "0755-28900000" };
  const sending = on.of("land", "sendOn", { number: "报〔2026〕1号", expectedOn: day, tracker });
  if (route === "sendOn") return { on, given: sending };
  await on.done(sending);
  const answer = {
    number: "复〔2026〕1号",
    receivedOn: localDate(T0, rules.region.zone),
    result: "approved",
  };
  return { on, given: on.of("land", "recordHigherAnswer", answer) };
}

/** A handler of a review is about to leave. */
async function handOver(store: CaseStore) {
  const { on, given } = await plain("handOverReviews")(store);
  await on.done(on.of("water", "nameHandler", { name: "王工", post: "A" }));
  const path = { departmentId: "water", handOverId: "march" };
  const offered: Given = { ...given, path, claims: { role: "department", department: "water" } };
  return { on, given: offered };
}

/** A case that charges, paid in full or not. */
async function billed(store: CaseStore, isPaid = true) {
  const on = await stage(store, { matters: charging(rules.region).matters });
  const notice: Given = {
    route: "takePaymentNotice",
    path: { provider: "local" },
    headers: SIGNED_HEADERS,
    body: paidNotice(on.applicationId),
  };
  if (isPaid) await on.done(notice);
  return { on, notice };
}

/** By the relief that its tariff has. */
const HALVED = { matter: "consult-forestry", relief: "half", amount: 26_440 };
const REFUND = { matter: "consult-forestry", amount: 10_000, reasons: "面积核定有误" };

/** Nothing but an application in review: the contract's own example, by whom the contract names. */
const plain =
  (name: RouteName): Situation =>
  async (store) => {
    const on = await stage(store);
    const { access, path, ...contract } = ROUTES.find((route) => route.name === name)!;
    const { body, query } = exampleOf(contract, on.region);
    const isOfReview = path.includes("{reviewId}");
    const department = isOfReview ? "water" : on.lead;
    const role = rolesOf(access)?.[0] ?? null;
    const { creditCode, name: applicantName } = submission.applicant;
    const claims =
      access === "signed-in"
        ? { role: "applicant", creditCode, name: applicantName }
        : role === "department"
          ? { role, department, name: "李静" }
          : { role };
    return {
      on,
      given: {
        route: name,
        path: { applicationId: on.applicationId, reviewId: on.reviewOf("water") },
        ...(claims.role ? { claims } : { headers: on.applicant }),
        ...(body !== undefined && { body }),
        ...(query && { query }),
      },
    };
  };

const supplement = {
  items: [{ material: "water-and-drainage-plan", defect: "缺少坐标" }],
  reasons: "无法核对",
};
const procedure = {
  kind: "expert-review",
  basis: "《行政许可法》第四十五条",
  reasons: "需专家评审",
  plannedEnd: addDays(localDate(T0, rules.region.zone), 10),
  approver: { name: "王强", rank: "head" },
};
const invitation = {
  heldOn: addDays(localDate(T0, rules.region.zone), 4),
  time: "09:00",
  place: "302",
  agenda: "供水主管迁改",
};
const complaint = { about: { department: "water" }, text: "两周来无人接听电话。" };
/** Asked for by somebody who may not approve it. */
const asked = { days: 2, reasons: "案情复杂" };
const asOfficer = (given: Given): Given => ({
  ...given,
  claims: { ...given.claims, sub: "officer", rank: "officer" },
});
const supervisor = { claims: { role: "supervisor" } };

/** A consent by silence on record. */
async function deemed(store: CaseStore): Promise<{ on: Stage; reviewId: string }> {
  const on = await stage(store);
  // Past the first working day, on which departments are reminded of what they have not opened.
  await on.pass(1);
  await on.pass(59);
  const found = (await on.store.loadCase(on.applicationId))!.reviews.find(
    ({ state }) => state.status === "closed" && state.outcome === "deemed-consent",
  );
  return { on, reviewId: found!.state.facts.reviewId };
}

const bySupervision = (on: Stage, route: RouteName, reviewId: string, body: unknown): Given => ({
  route,
  at: on.now(),
  path: { reviewId },
  body,
  ...supervisor,
});

/** Its revocation is announced. @returns when, as the review says it */
async function announced(on: Stage, reviewId: string): Promise<string> {
  const body = bodyOf("announceRevocation", on.region);
  const told = await on.done(bySupervision(on, "announceRevocation", reviewId, body));
  return (told.body["silence"] as { announced: [{ at: string }] }).announced[0].at;
}

/** And its applicant has stated their side. */
async function heard(on: Stage, reviewId: string): Promise<string> {
  const announcedAt = await announced(on, reviewId);
  const body = { reviewId, announcedAt, text: "没有隐瞒" };
  await on.done({ ...on.own("answerRevocation", { body }), at: on.now() });
  return announcedAt;
}

/** The water authority hands its matter on to the traffic police, who answer so. */
async function handedOn(on: Stage, answer: object): Promise<Given> {
  const refer = { kind: "not-applicable", reasons: "不属于本部门职权", referTo: "traffic-police" };
  await on.done(on.of("water", "giveOpinion", refer));
  return {
    ...on.of("traffic-police", "answerReferral", answer),
    path: { applicationId: on.applicationId, reviewId: `${on.reviewOf("water")}~2` },
  };
}

/** A question of the applicant, as its first contact has it; handed on to these, and refused by each but the last. */
async function inquiry(store: CaseStore, ...receivers: readonly string[]) {
  const on = await stage(store);
  const { inquiryId } = (await on.done(on.own("askInquiry", { body: { text: "需要盖哪些章？" } }))).body;
  const of = (department: string, route: RouteName, body: object): Given => ({
    ...on.of(department, route, body),
    // Whoever takes one does so by name.
    claims: { role: "department", department, name: `${department}的人` },
    path: { inquiryId: String(inquiryId) },
  });
  for (const [i, to] of receivers.entries()) {
    if (i > 0) await on.done(of(receivers[i - 1]!, "answerInquiryOffer", { refused: "不属于本部门职责" }));
    await on.done(of(on.lead, "handInquiryOn", { to, reasons: "由贵部门主管" }));
  }
  return { on, of };
}

const signedIn = {
  claims: {
    role: "applicant",
    creditCode: submission.applicant.creditCode,
    name: submission.applicant.name,
  },
};
const bodyOf = (route: RouteName, region: Region): unknown =>
  exampleOf(
    ROUTES.find(({ name }) => name === route)!,
    region,
  ).body;

/** Something is said of an authorisation that the applicant has given. */
async function ofAuthorisation(store: CaseStore, route: RouteName): Promise<{ on: Stage; given: Given }> {
  const on = await stage(store);
  const about = { projectCode: submission.project.code };
  const body = { ...(bodyOf("giveAuthorisation", on.region) as object), about };
  const { authorisationId } = (await on.done({ route: "giveAuthorisation", body, ...signedIn })).body;
  const who =
    route === "resignAuthorisation"
      ? { claims: { role: "agent", sub: "agent-li" } }
      : route === "endAuthorisation"
        ? supervisor
        : signedIn;
  const path = { applicationId: on.applicationId, authorisationId: String(authorisationId) };
  return { on, given: { route, path, body: bodyOf(route, on.region), ...who } };
}

const OFFERED_TERM = { days: 10, reasons: "修改后可以同意" };

/** The water authority has objected, and the lead offers to have it put right. */
async function rectifying(store: CaseStore) {
  const on = await stage(store);
  await on.answered(objection);
  await on.done(on.of(on.lead, "offerRectification", OFFERED_TERM));
  return { on };
}

/** Where the plain situation is not enough: what has to come before, and what is said then. */
const SITUATIONS: Partial<Record<RouteName, Situation>> = {
  async submitApplication(store) {
    // Another one, so that this is the first of its key.
    const on = await stage(store);
    return {
      on,
      given: { route: "submitApplication", body: submission, headers: { "idempotency-key": "k-2" } },
    };
  },
  async handInMaterial(store) {
    const on = await stage(store, { lacks: 2 });
    const { code, ...piece } = submission.materials[0]!;
    return {
      on,
      given: on.own("handInMaterial", { path: { applicationId: on.applicationId, code }, body: piece }),
    };
  },
  async answerAtWindow(store) {
    const on = await stage(store, { policies: { intake: "window" } });
    const defects = [{ material: "site-plan", defect: "未加盖公章" }];
    return { on, given: on.of(on.lead, "answerAtWindow", { decision: "request-materials", defects }) };
  },
  async requestSupplement(store) {
    const on = await stage(store);
    return { on, given: on.of("water", "requestSupplement", supplement) };
  },
  async withdrawSupplementRequest(store) {
    const on = await stage(store);
    const { body } = await on.done(on.of("water", "requestSupplement", supplement));
    const { requestedAt } = body["supplement"] as { requestedAt: string };
    return { on, given: { ...on.of("water", "withdrawSupplementRequest"), query: { requestedAt } } };
  },
  async startSpecialProcedure(store) {
    const on = await stage(store);
    return { on, given: on.of("water", "startSpecialProcedure", procedure) };
  },
  async endSpecialProcedure(store) {
    const on = await stage(store);
    const { body } = await on.done(on.of("water", "startSpecialProcedure", procedure));
    const [{ kind, startedAt }] = body["specialProcedures"] as [Record<"kind" | "startedAt", string>];
    return { on, given: { ...on.of("water", "endSpecialProcedure"), query: { kind, startedAt } } };
  },
  async answerOrder(store) {
    const on = await stage(store);
    await on.pass(30);
    const ecology = on.of("ecology", "getReview");
    const { body } = await on.done({ ...ecology, at: on.now() });
    const [{ to, issuedAt }] = body["orders"] as [Record<"to" | "issuedAt", string>];
    const given = on.of("ecology", "answerOrder", { to, issuedAt, answer: "三日内答复" });
    return { on, given: { ...given, claims: { ...given.claims, name: "李静" }, at: on.now() } };
  },
  async extendLimit(store) {
    const on = await stage(store);
    const approver = { name: "王强", rank: "head" };
    return { on, given: on.of("water", "extendLimit", { days: 2, reasons: "案情复杂", approver }) };
  },
  async approveAct(store) {
    const on = await stage(store);
    const { body } = await on.done(asOfficer(on.of("water", "extendLimit", asked)));
    const [{ at: askedAt }] = body["awaited"] as [Record<"at", string>];
    return { on, given: on.of("water", "approveAct", { askedAt }) };
  },
  async takeBackAct(store) {
    const on = await stage(store);
    const { body } = await on.done(asOfficer(on.of("water", "extendLimit", asked)));
    const [{ at: askedAt }] = body["awaited"] as [Record<"at", string>];
    return { on, given: on.of("water", "takeBackAct", { askedAt }) };
  },
  async conveneJointReview(store) {
    const on = await stage(store);
    await on.answered(objection);
    return { on, given: on.of(on.lead, "conveneJointReview", invitation) };
  },
  async reviseDecision(store) {
    const on = await stage(store);
    await on.pass(1);
    for (const id of ELEVEN.filter((one) => one !== "water"))
      await on.done(on.of(id, "giveOpinion", { kind: "consent" }));
    await on.pass(59);
    await concludeCase({ store, rules: rules.clock }, on.applicationId, on.now());
    const reviewId = on.reviewOf("water");
    const revocation = { announcedAt: await heard(on, reviewId), reasons: "已经复核" };
    await on.done(bySupervision(on, "revokeDeemedConsent", reviewId, revocation));
    const body = { reviewId, result: "stands", reasons: "已经复核" };
    return { on, given: { ...on.of(on.lead, "reviseDecision", body), at: on.now() } };
  },
  async extendWhole(store) {
    const matters = rules.region.matters.map((matter) =>
      matter.department === "forestry" ? { ...matter, kind: "licence" as const } : matter,
    );
    const on = await stage(store, { matters });
    const given = on.of(on.lead, "extendWhole", { days: 5, reasons: "案情复杂" });
    return { on, given: { ...given, claims: { ...given.claims, sub: "head", rank: "government-head" } } };
  },
  async addMatter(store) {
    const on = await stage(store, { stated: { civilDefenceArea: false } });
    const body = { attributes: { civilDefenceArea: true }, evidence: "现场核实" };
    return { on, given: on.of(on.lead, "addMatter", body) };
  },
  async offerRectification(store) {
    const on = await stage(store);
    await on.answered(objection);
    return { on, given: on.of(on.lead, "offerRectification", OFFERED_TERM) };
  },
  async answerRectification(store) {
    const { on } = await rectifying(store);
    return { on, given: on.own("answerRectification", { body: { answer: "agrees" } }) };
  },
  async completeRectification(store) {
    const { on } = await rectifying(store);
    await on.done(on.own("answerRectification", { body: { answer: "agrees" } }));
    return { on, given: on.own("completeRectification", { body: { description: "已修改" } }) };
  },
  async answerReferral(store) {
    const on = await stage(store);
    return { on, given: await handedOn(on, { answer: "disputes", reasons: "不属于本部门职权" }) };
  },
  async decideReferral(store) {
    const on = await stage(store);
    const dispute = await handedOn(on, { answer: "disputes", reasons: "不属于本部门职权" });
    await on.done(dispute);
    const body = { reviewId: dispute.path!["reviewId"], department: "water", reasons: "由原部门办理" };
    return { on, given: on.of(on.lead, "decideReferral", body) };
  },
  async takePosition(store) {
    const on = await stage(store);
    await on.answered(objection);
    await on.done(on.of(on.lead, "conveneJointReview", invitation));
    return { on, given: on.of("water", "takePosition", { position: "withdraws", reasons: "已修改方案" }) };
  },
  async namePresider(store) {
    const on = await stage(store);
    await on.answered(objection, on.lead);
    const presider = { department: "water", name: "郑涛", post: "副局长", reasons: "牵头部门持不同意见" };
    return {
      on,
      given: {
        route: "namePresider",
        path: { applicationId: on.applicationId },
        body: presider,
        ...supervisor,
      },
    };
  },
  async concludeJointReview(store) {
    const on = await stage(store);
    await on.answered(objection);
    await on.done(on.of(on.lead, "conveneJointReview", invitation));
    await on.pass(4);
    const conclusion = {
      minutes: "各部门到会",
      result: "refuse",
      reasons: "供水主管无法迁改",
      article: "《行政许可法》第三十八条",
      present: [
        speakerOf(on.lead),
        {
          department: "water",
          name: "郑涛",
          post: "科长",
          mandate: { by: "authorisation", document: "水务授〔2026〕3号" },
          said: "无其他意见",
        },
      ],
    };
    return { on, given: on.of(on.lead, "concludeJointReview", conclusion) };
  },
  async decideApplication(store) {
    const on = await stage(store, { policies: { decision: "lead" } });
    await on.answered({ kind: "consent" });
    return { on, given: on.of(on.lead, "decideApplication", { result: "grant", reasons: "均无不同意见" }) };
  },
  async handOutLicence(store) {
    const matters = rules.region.matters.map((matter) =>
      matter.code === "consult-water"
        ? ({ ...matter, kind: "licence", veto: true, onTimeout: "escalate", tacitBasis: null } as const)
        : matter,
    );
    const on = await stage(store, { matters });
    await on.answered({ kind: "consent" });
    await concludeCase({ store, rules: rules.clock }, on.applicationId, on.now());
    const by = personOf("water");
    const file = uploadOf(CONTENTS.pdf, "pdf", {
      applications: [on.applicationId],
      status: "kept",
      by,
      fileId: "F-0123456789ABCDEFGHJKMNPQRS",
    });
    on.kept.set(file.fileId, file);
    const licence = {
      number: "水许字〔2026〕第12号",
      validUntil: null,
      handedOut: { how: "online" },
      attachments: [file.fileId],
    };
    return { on, given: on.of("water", "handOutLicence", licence) };
  },
  async checkPromise(store) {
    const { text, textEn, basis } = TERMS;
    const matters = rules.region.matters.map((matter) =>
      matter.code === "consult-water"
        ? { ...matter, replaceableBy: ["promise" as const], promise: { text, textEn, basis } }
        : matter,
    );
    const claims = [{ matter: "consult-water", by: "promise", signedBy: "陈经理", text }];
    const on = await stage(store, { matters, claims });
    return { on, given: on.of("water", "checkPromise", bodyOf("checkPromise", on.region)) };
  },
  async announceRevocation(store) {
    const { on, reviewId } = await deemed(store);
    const body = bodyOf("announceRevocation", on.region);
    return { on, given: bySupervision(on, "announceRevocation", reviewId, body) };
  },
  async withdrawRevocation(store) {
    const { on, reviewId } = await deemed(store);
    const body = { announcedAt: await announced(on, reviewId), reasons: "查无此事" };
    return { on, given: bySupervision(on, "withdrawRevocation", reviewId, body) };
  },
  async answerRevocation(store) {
    const { on, reviewId } = await deemed(store);
    const body = { reviewId, announcedAt: await announced(on, reviewId), text: "没有隐瞒" };
    return { on, given: { ...on.own("answerRevocation", { body }), at: on.now() } };
  },
  async revokeDeemedConsent(store) {
    const { on, reviewId } = await deemed(store);
    const body = { announcedAt: await heard(on, reviewId), reasons: "已经复核" };
    return { on, given: bySupervision(on, "revokeDeemedConsent", reviewId, body) };
  },
  async correctCard(store) {
    const { on, card } = await lateOnes(store);
    const { reviewId, rule, at } = card;
    const body = { rule, at, reasons: "当日平台故障" };
    return { on, given: { route: "correctCard", path: { reviewId }, body, ...supervisor } };
  },
  async decideInAccount(store) {
    const { on, account, year, card } = await lateOnes(store);
    const body = { do: "confirm-card", year, card, reasons: "查证属实" };
    return { on, given: { route: "decideInAccount", path: account, body, ...supervisor } };
  },
  async answerInAccount(store) {
    const { on, account, year } = await lateOnes(store);
    const claims = { role: "department", department: account.departmentId, rank: "head" };
    const body = { do: "receive-proposal", year, step: { person: null, colour: "red", nth: 1 } };
    return { on, given: { route: "answerInAccount", path: account, body, claims } };
  },
  async answerComplaint(store) {
    const on = await stage(store);
    const { complaintId } = (await on.done(on.own("fileComplaint", { body: complaint }))).body;
    const answer = { cause: "未交接", remedy: "已由B岗接办", responsibility: "批评教育", answer: "今日答复" };
    const path = { complaintId: String(complaintId) };
    return { on, given: { route: "answerComplaint", path, body: answer, ...supervisor } };
  },
  async askBeforehand(store) {
    const { on, given } = await plain("askBeforehand")(store);
    return { on, given: { ...given, headers: KEY } };
  },
  async rateDepartment(store) {
    const { on, given } = await situationOf("giveOpinion")(store);
    await on.done(given);
    const department = (given.claims as { department: string }).department;
    const rating = on.own("rateDepartment", { body: { mark: 1, words: "三次补正", agreed: true } });
    return { on, given: { ...rating, path: { ...rating.path, departmentId: department } } };
  },
  async callRater(store) {
    const { on, given } = await situationOf("rateDepartment")(store);
    const { ratingId } = (await on.done(given)).body;
    const path = { ...given.path, ratingId: String(ratingId) };
    return { on, given: { route: "callRater", path, body: { note: "已电话联系" }, ...supervisor } };
  },
  async extendRatingAnswer(store) {
    const { on, given } = await situationOf("callRater")(store);
    return { on, given: { ...given, route: "extendRatingAnswer", body: { reasons: "须调取记录" } } };
  },
  async answerRating(store) {
    const { on, given } = await situationOf("callRater")(store);
    await on.done(given);
    return { on, given: { ...given, route: "answerRating", body: { answer: "已责成致歉" } } };
  },
  async excludeRating(store) {
    const { on, given } = await situationOf("callRater")(store);
    const body = { ground: "mistaken", reasons: "来电说明误评" };
    return { on, given: { ...given, route: "excludeRating", body } };
  },
  async followUpRating(store) {
    const { on, given } = await situationOf("answerRating")(store);
    await on.done(given);
    const more = on.own("followUpRating", { body: { words: "已解决" } });
    return { on, given: { ...more, path: { ...given.path, ...more.path } } };
  },
  async complainAnonymously(store) {
    const { on, given } = await plain("complainAnonymously")(store);
    return { on, given: { ...given, headers: KEY } };
  },
  async agreeToBeNamed(store) {
    const on = await stage(store);
    const body = { ...complaint, how: "confidential" };
    const { complaintId } = (await on.done(on.own("fileComplaint", { body }))).body;
    const agreeing = on.own("agreeToBeNamed");
    return { on, given: { ...agreeing, path: { ...agreeing.path, complaintId: String(complaintId) } } };
  },
  async acceptComplaint(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    const { body: _body, ...of } = given;
    return { on, given: { ...of, route: "acceptComplaint" } };
  },
  async refuseComplaint(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    const body = { ways: ["reconsideration"], reasons: "属行政复议范围" };
    return { on, given: { ...given, route: "refuseComplaint", body } };
  },
  async joinComplaint(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    const other = { ...complaint, text: "仍无人接听电话。" };
    const { complaintId } = (await on.done(on.own("fileComplaint", { body: other }))).body;
    const path = { complaintId: String(complaintId) };
    await on.done({ route: "acceptComplaint", path, ...supervisor });
    return { on, given: { ...given, route: "joinComplaint", body: { to: complaintId } } };
  },
  async passComplaintOn(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    const body = { kind: "delay", wording: "电话长期无人接听，请核查" };
    return { on, given: { ...given, route: "passComplaintOn", body } };
  },
  async extendClosing(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    return { on, given: { ...given, route: "extendClosing", body: { reasons: "须待调查结论" } } };
  },
  async reopenComplaint(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    await on.done(given);
    const reopening = on.own("reopenComplaint", { body: { reasons: "未说明期限" } });
    return { on, given: { ...reopening, path: { ...reopening.path, ...given.path } } };
  },
  async closeComplaint(store) {
    const { on, given } = await situationOf("answerComplaint")(store);
    await on.done(given);
    const body = {
      cause: { text: "未交接" },
      remedy: { text: "已由B岗接办" },
      person: { none: "系制度缺失" },
      measure: { text: "建立交接单", inForceSince: "2026-03-02", shownBy: "部门文件" },
    };
    return { on, given: { ...given, route: "closeComplaint", body } };
  },
  async closeAppraisal(store) {
    const on = await stage(store);
    // The sixth working day after the end of February.
    await on.pass(8);
    return { on, given: { route: "closeAppraisal", path: { period: "2026-02" }, ...supervisor } };
  },
  async importInspections(store) {
    const on = await stage(store);
    const body = bodyOf("importInspections", on.region);
    return { on, given: { route: "importInspections", path: { month: "2026-03" }, body, ...supervisor } };
  },
  async handInquiryOn(store) {
    const { on, of } = await inquiry(store);
    return { on, given: of(on.lead, "handInquiryOn", { to: "water", reasons: "由贵部门主管" }) };
  },
  async answerInquiryOffer(store) {
    const { on, of } = await inquiry(store, "water");
    return { on, given: of("water", "answerInquiryOffer", {}) };
  },
  async assignInquiry(store) {
    const { on, of } = await inquiry(store, "water", "land");
    await on.done(of("land", "answerInquiryOffer", { refused: "不属于本部门职责" }));
    const { path, body } = of("water", "assignInquiry", { to: "water", reasons: "属贵部门职责" });
    return { on, given: { route: "assignInquiry", path: path!, body, ...supervisor } };
  },
  async answerInquiry(store) {
    const { on, of } = await inquiry(store);
    return { on, given: of(on.lead, "answerInquiry", { answer: "只需测绘单位成果专用章。" }) };
  },
  async liftFlag(store) {
    const on = await stage(store);
    const flag = { flag: "cultural-relic", basis: "文物保护法 第二十九条", reason: "发现明代墓葬" };
    const path = { applicationId: on.applicationId };
    await on.done({ ...on.of("water", "raiseFlag", flag), path });
    const lifted = { flag: flag.flag, reason: "误标" };
    return { on, given: { ...on.of("water", "liftFlag", lifted), path } };
  },
  async endHold(store) {
    const on = await stage(store);
    const { body } = exampleOf(
      ROUTES.find(({ name }) => name === "placeHold")!,
      on.region,
    );
    const { holdId } = (await on.done({ route: "placeHold", body, ...supervisor })).body;
    return {
      on,
      given: {
        route: "endHold",
        path: { holdId: String(holdId) },
        body: { reason: "信用修复" },
        ...supervisor,
      },
    };
  },
  ...Object.fromEntries(
    (["extendAuthorisation", "revokeAuthorisation", "resignAuthorisation", "endAuthorisation"] as const).map(
      (route) => [route, (store: CaseStore) => ofAuthorisation(store, route)],
    ),
  ),
  async answerAgentRequest(store) {
    const on = await stage(store);
    const asked = await on.done({
      route: "requestAgent",
      body: bodyOf("requestAgent", on.region),
      ...signedIn,
    });
    const path = { authorisationId: String(asked.body["authorisationId"]) };
    const body = { decision: "refuse", reasons: "不属于免费代办范围。" };
    return { on, given: { route: "answerAgentRequest", path, body, ...supervisor } };
  },
  async switchEndpointOn(store) {
    const service = { channel: "webhook", url: "https://water.example/approvals" } as const;
    const departments = rules.region.departments.map((one) =>
      one.id === "water" ? { ...one, service } : one,
    );
    const on = await stage(store, { departments });
    const water = departments.find(({ id }) => id === "water")!;
    const off = { at: T0, webhookId: "h", url: service.url };
    await switchEndpoint(store, water.id, (before) => switchOff(before, off));
    const { given } = await plain("switchEndpointOn")(store);
    return { on, given: { ...given, path: { departmentId: "water" } } };
  },
  ...Object.fromEntries(
    (
      [
        "askForSiteVisit",
        "callSiteVisit",
        "moveSiteVisit",
        "callOffSiteVisit",
        "answerSiteVisit",
        "noteSiteVisitAttendance",
        "recordSiteVisitFindings",
      ] as const
    ).map((route) => [route, (store: CaseStore) => siteVisit(store, route)]),
  ),
  ...Object.fromEntries(
    (["enterGreenChannel", "leaveGreenChannel", "nameTracker", "noteTracking"] as const).map((route) => [
      route,
      (store: CaseStore) => greenChannel(store, route),
    ]),
  ),
  ...Object.fromEntries(
    (["sendOn", "recordHigherAnswer"] as const).map((route) => [
      route,
      (store: CaseStore) => higherAuthority(store, route),
    ]),
  ),
  async recordOutage(store) {
    const { on, given } = await plain("recordOutage")(store);
    return { on, given: { ...given, path: { outageId: "network" } } };
  },
  async recordAbsence(store) {
    const { on, given } = await plain("recordAbsence")(store);
    return { on, given: { ...given, path: { departmentId: on.lead, absenceId: "march" } } };
  },
  async takeOffAbsence(store) {
    const { on, given } = await absence(store);
    return { on, given: { ...given, route: "takeOffAbsence", body: { reason: "登记有误" } } };
  },
  async confirmAbsence(store) {
    const { on, given } = await absence(store);
    const { body: _, ...rest } = given;
    return { on, given: { ...rest, route: "confirmAbsence" } };
  },
  async handOverReviews(store) {
    return handOver(store);
  },
  async answerHandOver(store) {
    const { on, given } = await handOver(store);
    await on.done(given);
    const claims = { role: "department", department: "water", name: "钱工" };
    return { on, given: { ...given, claims, route: "answerHandOver", body: {} } };
  },
  async takeOffOutage(store) {
    const { on, given } = await plain("recordOutage")(store);
    const path = { outageId: "network" };
    await on.done({ ...given, path });
    return { on, given: { ...given, route: "takeOffOutage", path, body: { reason: "登记有误" } } };
  },
  async fileComplaint(store) {
    const on = await stage(store);
    return { on, given: on.own("fileComplaint", { body: complaint }) };
  },
  async takePaymentNotice(store) {
    const { on, notice } = await billed(store, false);
    return { on, given: notice };
  },
  async correctLine(store) {
    const { on } = await billed(store);
    const said = { ...(bodyOf("correctLine", on.region) as object), ...HALVED };
    return {
      on,
      given: { ...on.of("forestry", "correctLine", said), path: { applicationId: on.applicationId } },
    };
  },
  async placeOrder(store) {
    const { on } = await billed(store, false);
    const body = { provider: "local", paymentCode: `${on.applicationId}-P00` };
    return { on, given: on.own("placeOrder", { body }) };
  },
  async askRefund(store) {
    const { on } = await billed(store);
    return { on, given: on.own("askRefund", { body: REFUND }) };
  },
  async decideRefund(store) {
    const { on } = await billed(store);
    await on.done(on.own("askRefund", { body: REFUND }));
    const path = { applicationId: on.applicationId, refundId: "R1" };
    const said = { result: "in-order", said: "已核实。" };
    return { on, given: { ...on.of("forestry", "decideRefund", said), path } };
  },
  async reconcilePayments(store) {
    const { on } = await billed(store);
    const body = bodyOf("reconcilePayments", on.region);
    const claims = { role: "operator" };
    return { on, given: { route: "reconcilePayments", path: { provider: "local" }, body, claims } };
  },
  async redeliverWebhook(store) {
    const service = { channel: "webhook", url: "https://water.example/approvals" } as const;
    const departments = rules.region.departments.map((one) =>
      one.id === "water" ? { ...one, service } : one,
    );
    const on = await stage(store, { departments });
    const path = { recordId: on.reviewOf("water") };
    return { on, given: { route: "redeliverWebhook", path, claims: { role: "operator" } } };
  },
};

/** The situation of a command. */
export const situationOf = (name: RouteName): Situation => SITUATIONS[name] ?? plain(name);
