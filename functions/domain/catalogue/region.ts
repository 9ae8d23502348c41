/** A region's rules as data: who is asked, about what, how long they have, and what their silence means. */
import type { LocalDay } from "../calendar/calendar.ts";
import type { Limit } from "../calendar/clock.ts";
import type { OwnDayOff } from "../calendar/ownDays.ts";
import type { AppraisalFormula } from "./appraisalFormula.ts";
import type { Condition } from "./condition.ts";
import type { ConsequenceStep } from "./consequences.ts";
import type { ControlFigure } from "./controlFigure.ts";
import type { Duty } from "./duty.ts";
import type { FactType } from "./fact.ts";
import type { FlagRule } from "./flags.ts";
import type { HostedAbroad } from "./hosting.ts";
import type { Post } from "./posts.ts";
import type { ListedProject } from "./greenList.ts";
import type { LocalDate } from "../base/time.ts";
import type { Tariff } from "./tariff.ts";

/** What sort of matter (事项) it is; it decides the default for silence and whether consent by silence is allowed. */
export type MatterKind = "opinion" | "filing" | "utility" | "technical-review" | "licence";

/** What silence past the limit means (rules: 超时默许 and its siblings). */
export type OnTimeout = "deemed-consent" | "escalate" | "deemed-refusal" | "proceed-without";

/** What comes after the last step of the ladder: the lead goes on without, where a matter says so; otherwise its review stays open. */
export type AfterLadder = "lead-proceeds";

/** A document and its article: `{ document: "国办发〔2018〕33号", article: "四" }`. */
export type LegalBasis = { document: string; article: string };

/** From when the clock of what lies in an in-box runs: from its dispatch, as where nothing is said, or from its receipt. */
export type ClockFrom = "dispatch" | "receipt";

/** An organ by its name. */
export type Organ = { name: string; nameEn: string };

/** By what an organ's documents are known: its mark in their numbers (机关代字), and who signs them (签发人). */
export type Signs = { mark: string; name: string; post: string; postEn: string };

/** Where one may turn against an act (救济途径): the organ of reconsideration (复议机关) and the court. */
export type Recourse = { reviewBy: Organ; court: Organ };

/** What the region's documents say beside the law. */
export type DocumentRules = {
  /** Against what the region's departments do; one that stands under another organ says so itself. */
  recourse: Recourse;
  /** Who supervises: it issues orders, and answers complaints. */
  supervisor: Organ & { signs: Signs };
  /** The government of the region, which acts by its own name and against which other organs are turned to. */
  government: { signs: Signs; recourse: Recourse };
  /** By kind of document: the mark of it in its number, where it is another than usual. */
  marks: Readonly<Record<string, string>>;
};

/** Where files may lie that are handed in as links: hosts by their names, with a port where it is another than usual. */
export type Links = {
  hosts: readonly string[];
  /** Those of them of whose files the platform keeps a copy of its own. */
  copiedFrom: readonly string[];
};

/** How material is handed in: as files that the platform keeps, as links to where they lie, or as either. */
export const MATERIALS_BY = ["uploads", "links", "both"] as const;

export type Department = {
  id: string;
  name: string;
  nameEn: string;
  /**
   * How the department is reached. In-box: the clock runs from the dispatch, or from its receipt, at the latest from the
   * end of the first working day. Webhook: served when its endpoint answers 2xx, or earlier if the department reads the
   * review or acts on it.
   */
  service: { channel: "in-box"; clockFrom?: ClockFrom | undefined } | { channel: "webhook"; url: string };
  /**
   * The departments whose place it has taken (机构改革): their open reviews are its own. Where several have taken one's place,
   * each has those of the matters that are its own today.
   */
  succeeds?: readonly string[];
  /** Who answers for the department's matters until a handler (经办人) is named; none where the region names nobody. */
  posts: readonly Post[];
  /** Which post answers those who come online, by weekday; without it the first one. */
  duty?: Duty;
  /** Days that it alone has off beside the region's: they count for its clocks only. */
  daysOff?: readonly OwnDayOff[];
  signs: Signs;
  /** Where its handlers are reached; the region's enquiries where it has none of its own. */
  phone?: string | undefined;
  recourse?: Recourse | undefined;
};

/** `succeeds`: the codes in whose place it stands; what was asked for under one of them is taken under either. */
export type MaterialType = {
  code: string;
  name: string;
  nameEn: string;
  succeeds?: readonly string[];
  /** For how many days after the day on which it was handed in later applications may refer to it; without it for as long as it is kept. */
  validDays?: number;
  /** 容缺: it may come later than the rest, against a promise; without it it may not. */
  mayFollow?: MayFollow;
};

/** Working days in which a promise is checked where its terms do not say otherwise. */
export const CHECK_DAYS = 40;

/**
 * In which words something is promised, what allows it, within how many working days it is checked (核查), and within how many
 * what was found wrong may be put right (限期整改); without those it may not.
 */
export type PromiseTerms = {
  text: string;
  textEn: string;
  basis: LegalBasis;
  checkDays?: number | undefined;
  putRightDays?: number | undefined;
};

/** The same of material, and how long it may be late: in working days from the promise. */
export type MayFollow = PromiseTerms & { days: number };

/** A fact about a project. Whoever submits a project of a type states every one its matters ask about. */
export type AttributeType = {
  code: string;
  name: string;
  nameEn: string;
  succeeds?: readonly string[];
} & FactType;

export type ProjectType = {
  code: string;
  name: string;
  nameEn: string;
  lead: string;
  succeeds?: readonly string[];
};

/** What may stand in for a review: an area assessment (区域评估) that holds, or the applicant's promise (告知承诺). */
export type Substitute = "area-assessment" | "promise";

/** A matter that must have been consented to first (前置). Tolerable (容缺): it holds up the decision, not the start. */
export type Prerequisite = { matter: string; tolerable: boolean };

/** An assessment made once for a whole area; it stands in for the reviews of these matters while it is valid. */
export type AreaAssessment = {
  reference: string;
  name: string;
  nameEn: string;
  validUntil: LocalDate;
  matters: readonly string[];
};

/** An authority above the region's. */
export type HigherAuthority = Organ & { level: "province" | "state" };

export type Matter = {
  code: string;
  name: string;
  nameEn: string;
  department: string;
  kind: MatterKind;
  basis: LegalBasis;
  /** The promised limit (承诺时限), and the most the law allows (法定时限). */
  limit: Limit;
  statutoryLimit: Limit;
  onTimeout: OnTimeout;
  /** Absent where the lead waits for whoever is late, however long: always for what it may not go on without. */
  afterLadder?: AfterLadder;
  /** What allows silence to count, as consent (guard G1) or as refusal; without it no silence of this matter ever does. */
  tacitBasis: LegalBasis | null;
  projectTypes: readonly string[];
  /** Which projects it applies to, beyond the type; `null` for all of them. */
  when: Condition | null;
  materials: readonly string[];
  /** In yuan, as older files and records have it: a fixed charge; 0 where there is none, or a tariff says what is charged. */
  fee: number;
  /** What may be charged for it (收费标准), read by `tariffOf` alone; it is told to the applicant before anything starts. */
  tariff?: Tariff;
  prerequisites: readonly Prerequisite[];
  /** Whether an objection here is final (一票否决): a licence of its own that no lead can override. */
  veto: boolean;
  /** Whether it takes a look at the site (现场踏勘): one visit for all of a case whose matter does. */
  siteVisit?: true;
  /** Who decides it (需国家、省审批), where its department examines it first and sends it on. */
  higherAuthority?: HigherAuthority;
  /** How soon its department is to be done with it in a case of the green channel (绿色通道), from its entry on; never past what is due. */
  greenLimit?: Limit;
  replaceableBy: readonly Substitute[];
  /** 告知承诺: of a matter that a promise may stand in for. */
  promise?: PromiseTerms | undefined;
  succeeds?: readonly string[];
};

/** How a region runs its applications; an application keeps what it was accepted under. */
export type Policies = {
  /** Whether a licence (行政许可) may be granted by silence at all; off unless the region switches it on. */
  licencesByTacitConsent: boolean;
  /** Complete → accepted at once, or by a clerk at the window within five working days (行政许可法 art. 32). */
  intake: "automatic" | "window";
  /** Whether a decision that everybody consents to needs the lead's own signature. */
  decision: "automatic" | "lead";
  /** What comes of a second open application of the same applicant about the same project code and type. */
  repeatedProject: "warn" | "refuse";
  /** Working days an applicant has for material that is missing at intake; then the application lapses. */
  materialsTermDays: number;
  /** Working days an applicant has for a supplement; then the clock runs on. */
  supplementTermDays: number;
  /** Calendar days that one special procedure may last at most. */
  longestSpecialProcedureDays: number;
  /** Working days after the last step of the ladder until the lead goes on without, where a matter says that it does. */
  afterLadderDays: number;
};

/** How long something personal is kept: its purpose is told to the applicant, its basis stands in the history with its end. */
export type Retention = { purpose: string; purposeEn: string; daysAfterEnd: number; basis: string };

/** By what applicants are known (申请人身份核验): the query code of a case, signing in, or either. */
/** How long the files of a case are kept after its end, and the provision that says so. */
export type FilesRetention = { daysAfterEnd: number; basis: string };

/** A provider of payments (支付机构), by the name that its notices are addressed with. */
export type PaymentProvider = { id: string; name: string; nameEn: string; orderAt: string };

/**
 * Somebody of the region's free team (帮办代办队伍): `id` by which the identity service knows them, `organ` the department whose person
 * they are, where they are of one: they act in no case in which that takes part.
 */
export type TeamAgent = { id: string; name: string; nameEn: string; organ?: string | undefined };

export const APPLICANTS = ["code", "sign-in", "both"] as const;

export type Region = {
  code: string;
  name: string;
  nameEn: string;
  zone: string;
  closeOfBusiness: string | null;
  applicants: (typeof APPLICANTS)[number];
  /** Whether a withdrawal and a change of the project take a sign-in, whoever has the code. */
  confirmBySignIn: boolean;
  /**
   * Within how many working days a question (咨询) is answered, and within how many whom it is handed on to says whether they take it;
   * one where it is left out.
   */
  inquiries?: { answerDays?: number; acceptDays?: number };
  /** The free team of agents; nobody may ask for one where it is left out. */
  agency?: { team: readonly TeamAgent[] };
  /** With whom an applicant may pay, and where each takes orders; without any, by the payment code alone. */
  paymentProviders?: readonly PaymentProvider[];
  /** Where the record of a region of the mainland may lie beside `cn-*`; nowhere unless it is said. */
  hostedAbroad?: HostedAbroad;
  /** For what what is personal is kept, and for how long after the end of the case; without it nothing is erased by itself. */
  retention?: { contact: Retention; files?: FilesRetention };
  /** The catalogue version: an application keeps the one it was accepted under. */
  version: string;
  calendar: { id: string; localDays: readonly LocalDay[] };
  departments: readonly Department[];
  materials: readonly MaterialType[];
  attributes: readonly AttributeType[];
  /** Which facts put a project on the negative list: what is stated decides, not what is ticked. */
  flags: readonly FlagRule[];
  /** What conditions may be about (控制指标); the list of nothing where it is empty. */
  controlFigures: readonly ControlFigure[];
  projectTypes: readonly ProjectType[];
  matters: readonly Matter[];
  policies: Policies;
  areaAssessments: readonly AreaAssessment[];
  /** The authority's own list of key projects (重点项目清单): a case of one of them may enter the green channel by it. */
  greenChannel?: { projects: readonly ListedProject[] };
  /** What the cards of a year add up to (责任追究); as is usual where it is left out. */
  consequences?: readonly ConsequenceStep[];
  /** By which its departments are marked and ranked (绩效考评); nobody is where it is left out. */
  appraisal?: AppraisalFormula;
  /** Where an applicant asks and complains, and whom the last step of the ladder reaches. */
  documents: DocumentRules;
  materialsBy: (typeof MATERIALS_BY)[number];
  /** No hosts where no links are taken. */
  links: Links;
  contacts: { enquiries: string; complaints: string; government: string; governmentEn: string };
};

/** The defaults by kind: what silence means where the matter does not say. */
export const ON_TIMEOUT_BY_KIND = {
  opinion: "deemed-consent",
  filing: "deemed-consent",
  utility: "proceed-without",
  "technical-review": "escalate",
  licence: "escalate",
} as const satisfies Record<MatterKind, OnTimeout>;

/** More kinds of material than this would not fit into the record of one application. */
export const MOST_MATERIALS = 32;

/** More reviews than this at once and the engine would no longer run them side by side (inline Map). */
export const MOST_REVIEWS = 40;

/** So many matters count in one application at most, those that have closed among them: its decision, and its history, are bounded. */
export const MOST_MATTERS = 50;
