/** What is wrong with a region file, every fault at once with its path. */
import type { Limit } from "../calendar/clock.ts";
import type { OwnDayOff } from "../calendar/ownDays.ts";
import { afterLadderFaults } from "./afterLadder.ts";
import { appraisalFaults, type DraftFormula } from "./appraisalFaults.ts";
import { attributeFaults } from "./attributeFaults.ts";
import { conditionFaults, type Facts } from "./conditionFaults.ts";
import { consequenceFaults } from "./consequences.ts";
import { listedFaults } from "./controlFigure.ts";
import { dutyFaults } from "./duty.ts";
import { greenListFaults } from "./greenList.ts";
import type { Fault } from "../base/fault.ts";
import { postFaults } from "./posts.ts";
import { prerequisiteFaults } from "./prerequisiteCycles.ts";
import { MOST_MATERIALS, MOST_REVIEWS, type LegalBasis, type Matter, type Region } from "./region.ts";
import { ok, refuse, type Result } from "../base/result.ts";
import { KEPT, successionFaults } from "./successors.ts";
import { tariffFaults } from "./tariffFaults.ts";
import { twice } from "./twice.ts";
import { isLocalDate, isZone } from "../base/time.ts";

/** A matter as a file may state it: whether it names its legal basis is told here, beside everything else. */
export type DraftMatter = Omit<Matter, "basis"> & { basis: LegalBasis | null };

/** A region whose shape is right, before anybody has looked for contradictions. */
export type DraftRegion = Omit<Region, "matters" | "appraisal"> & {
  matters: readonly DraftMatter[];
  appraisal?: DraftFormula;
};

/** A draft without contradictions as the region that it is; or every fault of it. */
export function checkRegion(draft: DraftRegion): Result<Region, Fault[]> {
  const faults = regionFaults(draft);
  return faults.length === 0 && isGrounded(draft) ? ok(draft) : refuse(faults);
}

// Its matters name their bases; that its formula has nothing missing `appraisalFaults` has seen to.
const isGrounded = (draft: DraftRegion): draft is DraftRegion & Region =>
  draft.matters.every(({ basis }) => basis !== null);

/** Every contradiction of a region whose shape is already right; `[]` when it may be used. */
export function regionFaults(region: DraftRegion): Fault[] {
  const ids = {
    departments: new Set(region.departments.map((d) => d.id)),
    materials: new Set(region.materials.map((m) => m.code)),
    projectTypes: new Set(region.projectTypes.map((t) => t.code)),
    attributes: new Map(region.attributes.map((a) => [a.code, a])),
  };
  return [
    ...(isZone(region.zone) ? [] : [{ path: "zone", message: `unknown time zone "${region.zone}"` }]),
    ...signInFaults(region),
    ...agencyFaults(region),
    ...linkFaults(region),
    ...followingFaults(region),
    ...twice("departments", region.departments, (d) => d.id),
    ...twice("paymentProviders", region.paymentProviders ?? [], (provider) => provider.id),
    ...twice("agency.team", region.agency?.team ?? [], (agent) => agent.id),
    ...markFaults(region),
    ...twice("materials", region.materials, (m) => m.code),
    ...twice("attributes", region.attributes, (a) => a.code),
    ...region.attributes.flatMap((attribute, i) => attributeFaults(attribute, `attributes[${i}]`)),
    ...twice("controlFigures", region.controlFigures, (f) => f.code),
    ...region.controlFigures.flatMap((figure, i) => listedFaults(figure, `controlFigures[${i}]`)),
    ...twice("projectTypes", region.projectTypes, (t) => t.code),
    ...twice("matters", region.matters, (m) => m.code),
    ...KEPT.flatMap((kind) => successionFaults(kind, region[kind], kind === "departments")),
    ...twice("areaAssessments", region.areaAssessments, (a) => a.reference),
    ...greenListFaults(region),
    ...consequenceFaults(region.consequences),
    ...appraisalFaults(region.appraisal),
    ...twice("calendar.localDays", region.calendar.localDays, (d) => d.date),
    ...region.calendar.localDays
      .map((day, i) => ({ day, path: `calendar.localDays[${i}].date` }))
      .filter(({ day }) => !isLocalDate(day.date))
      .map(({ day, path }) => ({ path, message: `${day.date} is no date` })),
    ...region.departments.flatMap(({ daysOff = [] }, i) =>
      ownDayFaults(daysOff, `departments[${i}].daysOff`),
    ),
    ...region.departments.flatMap((department, i) =>
      postFaults(department, `departments[${i}].posts`, region.matters),
    ),
    ...region.departments.flatMap((department, i) => dutyFaults(department, `departments[${i}].duty`)),
    ...region.projectTypes.flatMap((type, i) =>
      projectTypeFaults(region, type, `projectTypes[${i}]`, ids.departments),
    ),
    ...region.matters.flatMap((matter, i) => matterFaults(matter, `matters[${i}]`, ids)),
    ...twice("flags", region.flags, ({ flag }) => flag),
    ...region.flags.flatMap(({ when }, i) => conditionFaults(when, `flags[${i}].when`, ids.attributes)),
    ...prerequisiteFaults(region.matters),
    ...region.matters.flatMap((matter, i) => emptyPromises(region, matter, `matters[${i}].onTimeout`)),
    ...region.matters.flatMap((matter, i) => afterLadderFaults(region, matter, `matters[${i}].afterLadder`)),
    ...region.areaAssessments.flatMap((assessment, i) =>
      assessmentFaults(region, assessment, `areaAssessments[${i}]`),
    ),
  ];
}

/** Nobody can confirm by a sign-in that the region does not take. */
/** What may follow is not all that a department has to look at: the main material is there when a case is accepted (主件齐全). */
const followingFaults = ({ matters, materials }: DraftRegion): Fault[] => {
  const late = new Set(materials.filter(({ mayFollow }) => mayFollow !== undefined).map(({ code }) => code));
  return matters.flatMap(({ code, materials: own }, i) =>
    own.length > 0 && own.every((one) => late.has(one))
      ? [
          {
            path: `matters[${i}].materials`,
            message: `all that ${code} asks for may follow later (${own.join(", ")}): its department would have nothing to look at; take \`mayFollow\` off one of them`,
          },
        ]
      : [],
  );
};

/** Links are taken from somewhere, or not at all. */
const linkFaults = (region: DraftRegion): Fault[] => [
  ...takenFaults(region),
  ...twice("links.hosts", region.links.hosts, (host) => host),
  ...twice("links.copiedFrom", region.links.copiedFrom, (host) => host),
  ...region.links.copiedFrom.flatMap((host, i) =>
    region.links.hosts.includes(host)
      ? []
      : [
          {
            path: `links.copiedFrom[${i}]`,
            message: `no link to ${host} is taken, so there is nothing to copy from it: name it under \`links.hosts\`, too`,
          },
        ],
  ),
];

const takenFaults = ({ materialsBy, links: { hosts } }: DraftRegion): Fault[] => {
  if (materialsBy !== "uploads" && hosts.length === 0)
    return [
      {
        path: "links.hosts",
        message: `no link could be handed in: name the hosts at which files may lie, or say \`materialsBy: uploads\``,
      },
    ];
  return materialsBy === "uploads" && hosts.length > 0
    ? [{ path: "links.hosts", message: "no links are taken: leave this out, or say `materialsBy: both`" }]
    : [];
};

const agencyFaults = ({ applicants, agency, departments }: DraftRegion): Fault[] => [
  ...(agency && applicants === "code"
    ? [{ path: "agency", message: "agents sign in: it takes applicants: sign-in or both" }]
    : []),
  ...(agency?.team ?? []).flatMap(({ organ }, i) =>
    organ === undefined || departments.some(({ id }) => id === organ)
      ? []
      : [{ path: `agency.team[${i}].organ`, message: `there is no department "${organ}"` }],
  ),
];

const signInFaults = ({ applicants, confirmBySignIn }: DraftRegion): Fault[] =>
  confirmBySignIn && applicants === "code"
    ? [
        {
          path: "confirmBySignIn",
          message:
            "nobody could withdraw: `applicants: code` takes no sign-in; say `both`, or leave this out",
        },
      ]
    : [];

/** Whether a day is off already, or lies in no year of the calendar, is told where the calendar is at hand. */
const ownDayFaults = (daysOff: readonly OwnDayOff[], path: string): Fault[] => [
  ...twice(path, daysOff, ({ date }) => date),
  ...daysOff.flatMap(({ date }, i) =>
    isLocalDate(date) ? [] : [{ path: `${path}[${i}].date`, message: `${date} is no date` }],
  ),
];

/** Two organs with one mark would issue documents in one series: nobody could tell from a number whose it is. */
function markFaults({ departments, documents: { supervisor, government } }: DraftRegion): Fault[] {
  const marks = [
    ...departments.map(({ signs }, i) => ({ path: `departments[${i}].signs.mark`, mark: signs.mark })),
    { path: "documents.supervisor.signs.mark", mark: supervisor.signs.mark },
    { path: "documents.government.signs.mark", mark: government.signs.mark },
  ];
  return marks.flatMap(({ path, mark }, i) => {
    const first = marks.findIndex((other) => other.mark === mark);
    return first === i ? [] : [{ path, message: `"${mark}" is the mark of ${marks[first]!.path} already` }];
  });
}

function projectTypeFaults(
  region: DraftRegion,
  type: Region["projectTypes"][number],
  path: string,
  departments: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  if (!departments.has(type.lead))
    faults.push({
      path: `${path}.lead`,
      message: `unknown department "${type.lead}"; known: ${list(departments)}`,
    });
  const matters = region.matters.filter((matter) => matter.projectTypes.includes(type.code));
  if (matters.length === 0)
    faults.push({
      path,
      message: `no matter applies to "${type.code}": an application of this type could not be reviewed`,
    });
  const needed = new Set(matters.flatMap((matter) => matter.materials)).size;
  if (needed > MOST_MATERIALS)
    faults.push({
      path,
      message: `its matters need ${needed} kinds of material, and one application holds ${MOST_MATERIALS}: split the type`,
    });
  const always = matters.filter((matter) => matter.when === null).length;
  if (always > MOST_REVIEWS)
    faults.push({
      path,
      message: `${always} matters always apply, and one round holds ${MOST_REVIEWS}: split the type`,
    });
  return faults;
}

function matterFaults(
  matter: DraftMatter,
  path: string,
  ids: {
    departments: ReadonlySet<string>;
    materials: ReadonlySet<string>;
    projectTypes: ReadonlySet<string>;
    attributes: Facts;
  },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, message: string): void => void faults.push({ path: `${path}.${at}`, message });
  if (matter.replaceableBy.includes("promise") !== (matter.promise !== undefined))
    fault(
      "promise",
      matter.promise
        ? "nobody may promise anything in its place: add `promise` to `replaceableBy`, or leave this out"
        : "a promise may stand in for it (`replaceableBy`), and nobody says in which words: give its `text`, `textEn` and `basis`",
    );

  if (matter.basis === null) fault("basis", "every matter names its legal basis: { document, article }");
  if (!ids.departments.has(matter.department))
    fault("department", `unknown department "${matter.department}"; known: ${list(ids.departments)}`);
  matter.materials.forEach((code, i) => {
    if (!ids.materials.has(code))
      fault(`materials[${i}]`, `unknown material "${code}"; known: ${list(ids.materials)}`);
  });
  if (matter.projectTypes.length === 0)
    fault("projectTypes", "no project can reach this matter: name a project type");
  faults.push(
    ...twice(`${path}.materials`, matter.materials, (code) => code),
    ...twice(`${path}.projectTypes`, matter.projectTypes, (code) => code),
    ...twice(`${path}.prerequisites`, matter.prerequisites, (prerequisite) => prerequisite.matter),
    ...twice(`${path}.replaceableBy`, matter.replaceableBy, (substitute) => substitute),
  );
  matter.projectTypes.forEach((code, i) => {
    if (!ids.projectTypes.has(code))
      fault(`projectTypes[${i}]`, `unknown project type "${code}"; known: ${list(ids.projectTypes)}`);
  });
  if (isLonger(matter.limit, matter.statutoryLimit))
    fault(
      "limit",
      `the promised limit (${inWords(matter.limit)}) is longer than the statutory one (${inWords(matter.statutoryLimit)})`,
    );
  if (matter.higherAuthority && matter.onTimeout !== "escalate")
    fault(
      "onTimeout",
      `${matter.higherAuthority.name} decides it, and no silence of ours is its decision: say \`onTimeout: escalate\``,
    );
  if (matter.greenLimit && isLonger(matter.greenLimit, matter.limit))
    fault(
      "greenLimit",
      `the green limit (${inWords(matter.greenLimit)}) is longer than the promised one (${inWords(matter.limit)})`,
    );
  if (matter.onTimeout === "deemed-consent" && matter.tacitBasis === null)
    fault("tacitBasis", "silence may count as consent only with the document and article that say so");
  if (matter.onTimeout === "deemed-refusal" && matter.tacitBasis === null)
    fault("tacitBasis", "silence may count as refusal only with the document and article that say so");
  if (matter.when) faults.push(...conditionFaults(matter.when, `${path}.when`, ids.attributes));
  faults.push(...tariffFaults(matter, path, ids));
  return faults;
}

/** A catalogue must not promise consent by silence where a guard can never hold. */
function emptyPromises(region: DraftRegion, matter: DraftMatter, path: string): Fault[] {
  if (matter.onTimeout !== "deemed-consent") return [];
  const ledTypes = region.projectTypes.filter(
    (type) => type.lead === matter.department && matter.projectTypes.includes(type.code),
  );
  return [
    ...ledTypes.map((type) => ({
      path,
      message: `${matter.department} leads "${type.code}", and the lead never consents to itself by silence`,
    })),
    ...(matter.kind === "licence" && !region.policies.licencesByTacitConsent
      ? [
          {
            path,
            message: "a licence is granted by silence only where policies.licencesByTacitConsent says so",
          },
        ]
      : []),
  ];
}

/** An assessment may stand in only for what exists, and allows it. */
function assessmentFaults(
  region: DraftRegion,
  assessment: Region["areaAssessments"][number],
  path: string,
): Fault[] {
  return [
    ...twice(`${path}.matters`, assessment.matters, (code) => code),
    ...assessment.matters.flatMap((code, i): Fault[] => {
      const at = `${path}.matters[${i}]`;
      const matter = region.matters.find((matter) => matter.code === code);
      if (!matter)
        return [{ path: at, message: `unknown matter "${code}": no matter of this region has that code` }];
      if (matter.replaceableBy.includes("area-assessment")) return [];
      return [{ path: at, message: `the matter "${code}" is not replaceableBy: [area-assessment]` }];
    }),
  ];
}

/**
 * Whether a promise exceeds the law. Unlike units are compared by the ordinary week of five working days;
 * n calendar days never outlast n working days.
 */
function isLonger(promised: Limit, statutory: Limit): boolean {
  if (promised.unit === statutory.unit) return promised.days > statutory.days;
  if (promised.unit === "calendar-days") return promised.days > statutory.days;
  return promised.days > Math.floor((statutory.days * 5) / 7);
}

const list = (names: Iterable<string>): string => [...names].join(", ");

const inWords = (limit: Limit): string => `${limit.days} ${limit.unit.replace("-", " ")}`;
