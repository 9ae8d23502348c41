/**
 * What a region file that takes another's place changes: for whom, and from which case on. Every field of a file, of its
 * departments and of its matters has one row here; one without is an error of its types.
 */
import { canonical } from "../base/canonical.ts";
import type { Limit } from "../calendar/clock.ts";
import { factChanges } from "./changedFacts.ts";
import type { Department, Matter, Region } from "./region.ts";
import { codeOf, codesOf, nowOf, type Coded, type Kept } from "./successors.ts";
import { heirsOf } from "./takeover.ts";

type Named = Coded & { name: string };

/** In words, one line for each; the later file must strand nothing of the earlier one. */
export const changesBetween = (before: Region, after: Region): string[] =>
  (Object.keys(REGION) as (keyof Region)[]).flatMap((field) =>
    REGION[field] === null || isSame(before[field], after[field]) ? [] : REGION[field](before, after),
  );

const isSame = (a: unknown, b: unknown): boolean => canonical({ of: a }) === canonical({ of: b });

/** `null`: it is told elsewhere, or is no promise to a case. */
const REGION: {
  readonly [F in keyof Required<Region>]: ((before: Region, after: Region) => string[]) | null;
} = {
  code: null,
  name: null,
  nameEn: null,
  zone: null,
  version: null,
  applicants: (_, { applicants }) => [
    `applicants: open cases, too, are opened by ${{ code: "their query codes alone", "sign-in": "signing in alone", both: "query code or signing in" }[applicants]} from now on`,
  ],
  confirmBySignIn: (_, { confirmBySignIn }) => [
    `confirmBySignIn: a withdrawal or a change of the project takes ${confirmBySignIn ? "a sign-in" : "no sign-in"} from now on`,
  ],
  inquiries: (before, { inquiries }) => [
    ...((before.inquiries?.answerDays ?? 1) === (inquiries?.answerDays ?? 1)
      ? []
      : [
          `inquiries: a question that is asked from now on is answered within ${inquiries?.answerDays ?? 1} working days`,
        ]),
    ...((before.inquiries?.acceptDays ?? 1) === (inquiries?.acceptDays ?? 1)
      ? []
      : [
          `inquiries: what is handed on from now on is taken or refused within ${inquiries?.acceptDays ?? 1} working days`,
        ]),
  ],
  agency: (before, after) => [
    ...(before.agency?.team ?? [])
      .filter(({ id }) => !after.agency?.team.some((one) => one.id === id))
      .map(
        ({ id }) =>
          `agency: ${id} is of the free team no more; what they are authorised to stands until it ends`,
      ),
    ...(after.agency?.team ?? [])
      .filter(({ id }) => !before.agency?.team.some((one) => one.id === id))
      .map(({ id }) => `agency: ${id} is of the free team`),
    ...(after.agency?.team ?? []).flatMap(({ id, organ }) => {
      const known = before.agency?.team.find((one) => one.id === id);
      return known === undefined || known.organ === organ
        ? []
        : [
            `agency: ${id} is ${organ === undefined ? "of no organ" : `of ${organ}`}, and acts in none of its cases`,
          ];
    }),
  ],
  paymentProviders: (_before, { paymentProviders = [] }) => [
    `paymentProviders: orders are placed with ${paymentProviders.map(({ id }) => id).join(", ") || "nobody"} from now on; notices of those before are taken as long as they have a secret`,
  ],
  // Where it is deployed is checked there, at every synthesis.
  hostedAbroad: null,
  retention: (_before, { retention }) => [
    retention
      ? `retention: contacts are erased ${retention.contact.daysAfterEnd} days after the end of their case, of those that have ended too`
      : "retention: no contact is erased by itself any more",
    retention?.files
      ? `retention: files are erased ${retention.files.daysAfterEnd} days after the end of their case, of those that have ended too`
      : "retention: files are kept for good",
  ],
  departments: (before, after) => [
    ...ofKind("departments", before, after),
    ...departmentChanges(before, after),
  ],
  materials: (before, after) => [
    ...ofKind("materials", before, after),
    ...after.materials.flatMap(({ code, mayFollow }) => {
      const was = before.materials.find((one) => one.code === code);
      return was === undefined || canonical(was.mayFollow ?? null) === canonical(mayFollow ?? null)
        ? []
        : [
            `materials: ${code} may ${mayFollow === undefined ? "no longer follow" : `follow within ${mayFollow.days} working days`}, for what is submitted from now on; promises on record stand as they were given`,
          ];
    }),
    ...after.materials.flatMap(({ code, validDays }) => {
      const was = before.materials.find((one) => one.code === code);
      return was === undefined || was.validDays === validDays
        ? []
        : [
            `materials: ${code} may be referred to by later applications ${validDays === undefined ? "for as long as it is kept" : `for ${validDays} days`}, whenever it was handed in`,
          ];
    }),
  ],
  attributes: (before, after) => [...ofKind("attributes", before, after), ...factChanges(before, after)],
  projectTypes: (before, after) => [...ofKind("projectTypes", before, after), ...leadChanges(before, after)],
  matters: (before, after) => [...ofKind("matters", before, after), ...matterChanges(before, after)],
  controlFigures: () => [
    "controlFigures: they change for what is said from now on; conditions on record stand",
  ],
  flags: flagChanges,
  policies: () => ["policies: they change for new cases; open ones keep those that they were accepted under"],
  calendar: () => ["calendar: clocks that run are computed anew, and none ends earlier than was told"],
  closeOfBusiness: ({ closeOfBusiness: told }, { closeOfBusiness: now }) => [
    `closeOfBusiness: limits end at ${now ?? "24:00"} in place of ${told ?? "24:00"}; what was told to open cases holds until their clocks are computed anew`,
  ],
  areaAssessments: () => [
    "areaAssessments: they change for what is handed in from now on; what a case rests on stands",
  ],
  consequences: (_, { consequences }) => [
    `consequences: from now on cards add up by ${consequences ? consequences.map(({ colour, nth, measure }) => `${colour} ${nth}: ${measure}`).join(", ") : "the usual table"}; what was decided stands`,
  ],
  appraisal: (_before, { appraisal }) => [
    appraisal
      ? `appraisal: periods that are not closed are marked by ${appraisal.indicators.map(({ indicator, weight }) => `${indicator} ${weight}`).join(", ")}; those that are stay as they were signed`
      : "appraisal: departments are marked no more; periods that are closed stay as they were signed",
  ],
  greenChannel: (before, after) => {
    const codes = ({ greenChannel }: Region) => (greenChannel?.projects ?? []).map(({ code }) => code);
    const [were, are] = [codes(before), codes(after)];
    return [
      ...are
        .filter((code) => !were.includes(code))
        .map((code) => `greenChannel: ${code} is on the list: its cases may enter the green channel by it`),
      ...were
        .filter((code) => !are.includes(code))
        .map(
          (code) =>
            `greenChannel: ${code} is on the list no more; cases of it that have entered stay until they leave`,
        ),
    ];
  },
  documents: () => [
    "documents: what is issued from now on is signed by those, and says the new recourse; what was issued stands",
  ],
  materialsBy: ({ materialsBy: before }, { materialsBy: now }) => [
    `materialsBy: ${now} in place of ${before}, for what is handed in from now on; what is on record stands`,
  ],
  links: () => ["links: they change for what is handed in from now on; what is on record stands"],
  contacts: () => ["contacts: whoever asks or complains is told the new ones"],
};

const ofKind = (kind: Kept, before: Region, after: Region): string[] => {
  const [were, are]: [readonly Named[], readonly Named[]] = [before[kind], after[kind]];
  return [...successions(kind, were, are), ...additions(kind, were, are)];
};

/** What open cases still call by its old code. */
const successions = (kind: Kept, before: readonly Named[], after: readonly Named[]): string[] =>
  before.flatMap((one) => {
    const code = codeOf(one);
    const heirs = after.filter((other) => codesOf(other).includes(code));
    const [now] = heirs;
    if (now === undefined || codeOf(now) === code)
      return now === undefined || now.name === one.name
        ? []
        : [`${kind}: ${code} is called ${now.name} from now on`];
    return heirs.length === 1
      ? [`${kind}: ${codeOf(now)} takes the place of ${code}, in open cases too`]
      : [
          `${kind}: ${heirs.map(codeOf).join(" and ")} take the place of ${code}, in open cases too, each with its own matters`,
        ];
  });

const additions = (kind: Kept, before: readonly Named[], after: readonly Named[]): string[] =>
  after
    .filter((one) => !codesOf(one).some((code) => before.some((other) => codesOf(other).includes(code))))
    .map((one) => `${kind}: ${codeOf(one)} is new, for new cases`);

/** How a department is reached: what is on its way goes on as it was sent. */
const departmentChanges = (before: Region, after: Region): string[] =>
  before.departments.flatMap((department: Department) => {
    const now = nowOf(after.departments, department.id);
    if (now === undefined) return [];
    return (Object.keys(DEPARTMENT) as (keyof Department)[]).flatMap((field) => {
      const said = DEPARTMENT[field];
      return said === null || isSame(valueOf(department, field), valueOf(now, field))
        ? []
        : [`departments: ${now.id}: ${said}`];
    });
  });

/** Days off are the same in whatever order, and for whatever reason. */
const valueOf = (department: Department, field: keyof Department): unknown =>
  field === "daysOff"
    ? (department.daysOff ?? []).map(({ date }) => date).toSorted((a, b) => (a < b ? -1 : 1))
    : department[field];

const DEPARTMENT: { readonly [F in keyof Required<Department>]: string | null } = {
  id: null,
  name: null,
  nameEn: null,
  succeeds: null,
  service:
    "is reached otherwise: what was sent to open cases is sent as before to where it is reached now, or lies in its worklist",
  daysOff:
    "other days off of its own; its clocks that run are computed anew, and none ends earlier than was told",
  signs: "its documents are signed, or numbered, otherwise from now on; what was issued stands",
  phone: "its handlers are reached at another number",
  recourse: "one turns elsewhere against what it does from now on; what was issued stands",
  duty: "other posts answer for those who come from now on; who has come before keeps theirs",
  posts:
    "other people, or other posts, answer for new cases; open ones keep theirs until they are handed over",
};

const leadChanges = (before: Region, after: Region): string[] =>
  before.projectTypes.flatMap(({ code, lead }) => {
    const now = nowOf(after.projectTypes, code);
    return now === undefined || heirsOf(after, lead).some(({ id }) => id === now.lead)
      ? []
      : [
          `projectTypes: ${now.code}: ${now.lead} leads new cases, and those at intake; accepted ones keep ${lead}`,
        ];
  });

const FOR_NEW = "for new cases; open ones keep what they were accepted with";

const matterChanges = (before: Region, after: Region): string[] =>
  before.matters.flatMap((matter) => {
    const now = nowOf(after.matters, matter.code);
    if (now === undefined) return [];
    return (Object.keys(MATTER) as (keyof Matter)[]).flatMap((field) => {
      const said = MATTER[field];
      // A code that another has taken the place of is no change of what is asked.
      return said === null || isSame(inNewCodes(field, matter, after), now[field])
        ? []
        : [`matters: ${now.code}: ${said(matter, now)} ${FOR_NEW}`];
    });
  });

const inWords = ({ days, unit }: Limit): string => `${days} ${unit}`;

const MATTER: { readonly [F in keyof Required<Matter>]: ((before: Matter, now: Matter) => string) | null } = {
  code: null,
  name: null,
  nameEn: null,
  succeeds: null,
  department: (_, { department }) => `${department} is asked`,
  kind: (_, { kind }) => `it is of the kind ${kind}`,
  basis: (_, { basis: { document, article } }) => `it rests on ${document} ${article}`,
  limit: (before, now) => `${inWords(now.limit)} in place of ${inWords(before.limit)}`,
  statutoryLimit: (before, now) =>
    `by law ${inWords(now.statutoryLimit)} in place of ${inWords(before.statutoryLimit)}`,
  onTimeout: (_, { onTimeout }) => `silence means ${onTimeout}`,
  afterLadder: (_, { afterLadder }) =>
    afterLadder === undefined
      ? "the lead waits for its answer, however late"
      : "the lead goes on without it after the last step of the ladder and a further term",
  tacitBasis: () => "silence rests on another basis",
  projectTypes: () => "it applies to other project types",
  when: () => "it applies to other projects",
  materials: () => "other material is asked for",
  fee: (before, now) => `it costs ${now.fee} yuan in place of ${before.fee}`,
  tariff: (_, { tariff }) => (tariff ? "it is charged for by another tariff" : "no tariff charges for it"),
  prerequisites: () => "it waits for others",
  veto: (_, { veto }) => (veto ? "its objection is final" : "its objection is no longer final"),
  siteVisit: (_, { siteVisit }) =>
    siteVisit ? "it takes a look at the site" : "it takes no look at the site any more",
  higherAuthority: (_, { higherAuthority }) =>
    higherAuthority
      ? `it is sent on to ${higherAuthority.name} after the first examination`
      : "its own department decides it",
  greenLimit: (_, { greenLimit }) =>
    greenLimit
      ? `${inWords(greenLimit)} in the green channel`
      : "it has no limit of its own in the green channel any more",
  replaceableBy: () => "something else stands in for it",
  promise: () => "a promise stands in for it in other words, or is checked otherwise",
};

/** A field of a matter with what it names as the later file names it, and lists in one order. */
function inNewCodes(field: keyof Matter, matter: Matter, after: Region): unknown {
  const now = (list: readonly Coded[], code: string): string => {
    const found = nowOf(list, code);
    return found === undefined ? code : codeOf(found);
  };
  switch (field) {
    case "department":
      return now(after.departments, matter.department);
    case "materials":
      return matter.materials.map((code) => now(after.materials, code));
    case "projectTypes":
      return matter.projectTypes.map((code) => now(after.projectTypes, code));
    case "tariff":
      return (
        matter.tariff && { ...matter.tariff, collectedBy: now(after.departments, matter.tariff.collectedBy) }
      );
    case "prerequisites":
      return matter.prerequisites.map((one) => ({ ...one, matter: now(after.matters, one.matter) }));
    default:
      return matter[field];
  }
}

/** The flags of an accepted case are those that it was accepted with; one at intake is flagged when it is accepted. */
function flagChanges(before: Region, after: Region): string[] {
  const rule = ({ flags }: Region, flag: string) => flags.find((one) => one.flag === flag)?.when;
  const flags = [...new Set([...before.flags, ...after.flags].map(({ flag }) => flag))];
  return flags.flatMap((flag) => {
    const [was, is] = [rule(before, flag), rule(after, flag)];
    if (isSame(was, is)) return [];
    const how =
      was === undefined
        ? "follows from stated facts"
        : is === undefined
          ? "follows from no fact"
          : "follows from other facts";
    return [
      `flags: ${flag} ${how}, for cases accepted from now on, those at intake too; accepted ones keep their flags, and window, lead and departments may raise it`,
    ];
  });
}
