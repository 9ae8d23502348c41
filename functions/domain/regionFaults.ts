/** What is wrong with a region file, every fault at once with its path. */
import type { Limit } from "./clock.ts";
import { comparisons } from "./condition.ts";
import { MOST_REVIEWS, type Matter, type Region } from "./region.ts";
import { isLocalDate, isZone } from "./time.ts";

export type Fault = { path: string; message: string };

/** Every contradiction of a region whose shape is already right; `[]` when it may be used. */
export function regionFaults(region: Region): Fault[] {
  const ids = {
    departments: new Set(region.departments.map((d) => d.id)),
    materials: new Set(region.materials.map((m) => m.code)),
    projectTypes: new Set(region.projectTypes.map((t) => t.code)),
    attributes: new Map(region.attributes.map((a) => [a.code, a.type])),
  };
  return [
    ...(isZone(region.zone) ? [] : [{ path: "zone", message: `unknown time zone "${region.zone}"` }]),
    ...twice("departments", region.departments, (d) => d.id),
    ...twice("materials", region.materials, (m) => m.code),
    ...twice("attributes", region.attributes, (a) => a.code),
    ...twice("projectTypes", region.projectTypes, (t) => t.code),
    ...twice("matters", region.matters, (m) => m.code),
    ...twice("calendar.localDays", region.calendar.localDays, (d) => d.date),
    ...region.calendar.localDays
      .map((day, i) => ({ day, path: `calendar.localDays[${i}].date` }))
      .filter(({ day }) => !isLocalDate(day.date))
      .map(({ day, path }) => ({ path, message: `${day.date} is no date` })),
    ...region.projectTypes.flatMap((type, i) =>
      projectTypeFaults(region, type, `projectTypes[${i}]`, ids.departments),
    ),
    ...region.matters.flatMap((matter, i) => matterFaults(matter, `matters[${i}]`, ids)),
    ...region.matters.flatMap((matter, i) => emptyPromises(region, matter, `matters[${i}].onTimeout`)),
  ];
}

function projectTypeFaults(
  region: Region,
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
  const always = matters.filter((matter) => matter.when === null).length;
  if (always > MOST_REVIEWS)
    faults.push({
      path,
      message: `${always} matters always apply, and one round holds ${MOST_REVIEWS}: split the type`,
    });
  return faults;
}

function matterFaults(
  matter: Matter,
  path: string,
  ids: {
    departments: ReadonlySet<string>;
    materials: ReadonlySet<string>;
    projectTypes: ReadonlySet<string>;
    attributes: ReadonlyMap<string, string>;
  },
): Fault[] {
  const faults: Fault[] = [];
  const fault = (at: string, message: string): void => void faults.push({ path: `${path}.${at}`, message });

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
  if (matter.onTimeout === "deemed-consent" && matter.tacitBasis === null)
    fault("tacitBasis", "silence may count as consent only with the document and article that say so");
  for (const used of matter.when ? comparisons(matter.when, "when") : []) {
    const type = ids.attributes.get(used.attribute);
    if (type === undefined)
      fault(used.path, `unknown attribute "${used.attribute}"; known: ${list(ids.attributes.keys())}`);
    else if (type !== used.type)
      fault(used.path, `"${used.attribute}" is ${type}, and is compared with ${used.type}`);
  }
  return faults;
}

/** A catalogue must not promise consent by silence where a guard can never hold. */
function emptyPromises(region: Region, matter: Matter, path: string): Fault[] {
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

/**
 * Whether a promise exceeds the law. Unlike units are compared by the ordinary week of five working days;
 * n calendar days never outlast n working days.
 */
function isLonger(promised: Limit, statutory: Limit): boolean {
  if (promised.unit === statutory.unit) return promised.days > statutory.days;
  if (promised.unit === "calendar-days") return promised.days > statutory.days;
  return promised.days > Math.floor((statutory.days * 5) / 7);
}

function twice<T>(path: string, things: readonly T[], key: (thing: T) => string): Fault[] {
  const first = new Map<string, number>();
  return things.flatMap((thing, i) => {
    const before = first.get(key(thing));
    if (before !== undefined)
      return [{ path: `${path}[${i}]`, message: `"${key(thing)}" stands already at ${path}[${before}]` }];
    first.set(key(thing), i);
    return [];
  });
}

const list = (names: Iterable<string>): string => [...names].join(", ");

const inWords = (limit: Limit): string => `${limit.days} ${limit.unit.replace("-", " ")}`;
