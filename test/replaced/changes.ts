/** What may become of a region file from one version to the next, one change each. */
import { generalPost } from "../../functions/domain/catalogue/posts.ts";
import {
  aCondition,
  aDepartment,
  aFact,
  aMatter,
  aService,
  fresh,
  named,
  PROMISE,
  type Draft,
} from "./draft.ts";
import type { Lineage } from "./lineage.ts";
import type { Luck } from "./luck.ts";
import { renameFact, renameIn } from "./renaming.ts";

/** Whether open cases may be stranded by it: then the comparison of the two files must say so, or may. */
export type Breaks = "never" | "perhaps" | "always";

type Change = {
  breaks: Breaks;
  /** Writes it into the file and the lineage; `false` where there is nothing to change. */
  make: (draft: Draft, luck: Luck, line: Lineage) => boolean | void;
};

const never = (make: Change["make"]): Change => ({ breaks: "never", make });
const perhaps = (make: Change["make"]): Change => ({ breaks: "perhaps", make });
const always = (make: Change["make"]): Change => ({ breaks: "always", make });

const taking = (...ones: { succeeds?: string[] | undefined }[]): string[] => [
  ...new Set(ones.flatMap((one) => one.succeeds ?? [])),
];

type Coded = { code: string; succeeds?: string[] };

/** One of a list, and another one of it. */
function two<T>(luck: Luck, list: readonly T[]): [T, T] | null {
  if (list.length < 2) return null;
  const one = luck.one(list);
  return [one, luck.one(list.filter((other) => other !== one))];
}

function rename(kind: "materials" | "projectTypes" | "matters", prefix: string): Change {
  return never((draft, luck, line) => {
    const one = luck.one<Coded>(draft[kind]);
    const code = fresh(draft, prefix);
    line.becomes(kind, one.code, [code]);
    renameIn(draft, kind, one.code, code);
    one.succeeds = [...taking(one), one.code];
    one.code = code;
  });
}

/** Two become one, which keeps the code of the first. */
function merge(kind: "materials" | "projectTypes" | "matters"): Change {
  return {
    breaks: kind === "materials" ? "never" : "perhaps",
    make(draft, luck, line) {
      const pair = two<Coded>(luck, draft[kind]);
      if (!pair) return false;
      const [into, from] = pair;
      into.succeeds = [...taking(into, from), from.code];
      line.becomes(kind, from.code, [into.code]);
      const list: Coded[] = draft[kind];
      list.splice(list.indexOf(from), 1);
      renameIn(draft, kind, from.code, into.code);
    },
  };
}

/** One becomes two new ones, of which one takes its place. */
function split(kind: "materials" | "matters", prefix: string): Change {
  return never((draft, luck, line) => {
    const one = luck.one<Coded>(draft[kind]);
    const before = one.code;
    const code = fresh(draft, prefix);
    line.becomes(kind, before, [code]);
    renameIn(draft, kind, before, code);
    one.succeeds = [...taking(one), before];
    one.code = code;
    const other = { ...structuredClone(one), code: fresh(draft, prefix) };
    delete other.succeeds;
    (draft[kind] as Coded[]).push(other);
  });
}

function drop(kind: "materials" | "projectTypes" | "matters"): Change {
  return always((draft, luck) => {
    const list: Coded[] = draft[kind];
    if (list.length < 2) return false;
    const one = luck.one(list);
    list.splice(list.indexOf(one), 1);
    const without = <T>(codes: T[], is: (code: T) => boolean): T[] => codes.filter((code) => !is(code));
    for (const matter of draft.matters) {
      matter.materials = without(matter.materials, (code) => code === one.code);
      matter.projectTypes = without(matter.projectTypes, (code) => code === one.code);
      matter.prerequisites = without(matter.prerequisites, (held) => held.matter === one.code);
    }
    return true;
  });
}

function renameDepartment(draft: Draft, one: Draft["departments"][number], id: string): void {
  for (const matter of draft.matters) if (matter.department === one.id) matter.department = id;
  for (const type of draft.projectTypes) if (type.lead === one.id) type.lead = id;
}

/** Its matters, and what it leads, go to one or the other of two new ones. */
function divided(draft: Draft, luck: Luck): [Draft["departments"][number], string[]] {
  const one = luck.one(draft.departments);
  const heirs = [0, 1].map(() => {
    const id = fresh(draft, "dept");
    draft.departments.push(aDepartment(luck, id));
    return id;
  });
  draft.departments.splice(draft.departments.indexOf(one), 1);
  for (const matter of draft.matters) if (matter.department === one.id) matter.department = luck.one(heirs);
  for (const type of draft.projectTypes) if (type.lead === one.id) type.lead = luck.one(heirs);
  return [one, heirs];
}

const department = (draft: Draft, luck: Luck) => luck.one(draft.departments);
const matter = (draft: Draft, luck: Luck) => luck.one(draft.matters);
const factOf = <K extends Draft["attributes"][number]["type"]>(draft: Draft, luck: Luck, type: K) => {
  const all = draft.attributes.filter((one) => one.type === type);
  return all.length === 0 ? null : (luck.one(all) as Extract<Draft["attributes"][number], { type: K }>);
};

export const CHANGES = {
  "a department is renamed": never((draft, luck, line) => {
    const one = department(draft, luck);
    const id = fresh(draft, "dept");
    line.becomes("departments", one.id, [id]);
    renameDepartment(draft, one, id);
    one.succeeds = [...taking(one), one.id];
    one.id = id;
  }),
  "a department is merged into another": never((draft, luck, line) => {
    const pair = two(luck, draft.departments);
    if (!pair) return false;
    const [into, from] = pair;
    into.succeeds = [...taking(into, from), from.id];
    line.becomes("departments", from.id, [into.id]);
    renameDepartment(draft, from, into.id);
    draft.departments.splice(draft.departments.indexOf(from), 1);
  }),
  "a department is split, and its matters go to two": perhaps((draft, luck, line) => {
    const [one, heirs] = divided(draft, luck);
    for (const heir of draft.departments)
      if (heirs.includes(heir.id)) heir.succeeds = [...taking(one), one.id];
    line.becomes("departments", one.id, heirs);
  }),
  "a department is split, and nobody is said to take over": always((draft, luck) => {
    divided(draft, luck);
  }),
  "a department is new": never((draft, luck) => {
    const id = fresh(draft, "dept");
    draft.departments.push(aDepartment(luck, id));
  }),
  "a department is reached otherwise": never((draft, luck) => {
    department(draft, luck).service = aService(luck);
  }),
  "other people answer for a department": never((draft, luck) => {
    department(draft, luck).posts = luck.strikes(0.5)
      ? [{ ...generalPost({ A: "王强", B: "赵敏" }), matters: null }]
      : [];
  }),
  "a matter is renamed": rename("matters", "matter"),
  "two matters become one": merge("matters"),
  "a matter becomes two": split("matters", "matter"),
  "a matter is dropped": drop("matters"),
  "a matter is new": never((draft, luck) => {
    draft.matters.push(aMatter(luck, draft, fresh(draft, "matter")));
  }),
  "a matter goes to another department": never((draft, luck) => {
    matter(draft, luck).department = department(draft, luck).id;
  }),
  "limits change": never((draft, luck) => {
    const one = matter(draft, luck);
    one.limit = { days: luck.between(1, 12), unit: one.limit.unit };
    one.statutoryLimit = { ...one.limit, days: one.limit.days + luck.between(0, 5) };
  }),
  "silence means something else": never((draft, luck) => {
    const one = matter(draft, luck);
    one.onTimeout = luck.one(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]);
  }),
  "the lead waits for ever, or no longer": never((draft, luck) => {
    const one = matter(draft, luck);
    if (one.afterLadder) delete one.afterLadder;
    else one.afterLadder = "lead-proceeds";
  }),
  "a matter asks for other material": never((draft, luck) => {
    matter(draft, luck).materials = luck.some(
      draft.materials.map(({ code }) => code),
      3,
    );
  }),
  "a matter applies to other projects": perhaps((draft, luck) => {
    matter(draft, luck).when = luck.strikes(0.3) ? null : aCondition(luck, draft.attributes);
  }),
  "a matter applies to other types": perhaps((draft, luck) => {
    matter(draft, luck).projectTypes = [luck.one(draft.projectTypes).code];
  }),
  "a matter waits for others": never((draft, luck) => {
    const one = matter(draft, luck);
    const others = draft.matters.filter((other) => other !== one).map(({ code }) => code);
    one.prerequisites = luck.some(others, 2).map((code) => ({ matter: code, tolerable: luck.strikes(0.3) }));
  }),
  "a matter is of another kind": never((draft, luck) => {
    const one = matter(draft, luck);
    one.kind = luck.one(["opinion", "filing", "utility", "technical-review", "licence"]);
    one.veto = luck.strikes(0.3);
    one.replaceableBy = luck.strikes(0.5) ? ["promise"] : [];
    if (one.replaceableBy.length > 0) one.promise = PROMISE;
    else delete one.promise;
  }),
  "a material is renamed": rename("materials", "paper"),
  "two materials become one": merge("materials"),
  "a material becomes two": split("materials", "paper"),
  "a material is dropped": drop("materials"),
  "a project type is renamed": rename("projectTypes", "type"),
  "two project types become one": merge("projectTypes"),
  "a project type is dropped": drop("projectTypes"),
  "a project type becomes two": never((draft, luck, line) => {
    const one = luck.one(draft.projectTypes);
    const [first, second] = [fresh(draft, "type"), fresh(draft, "typeb")] as const;
    const other = { code: second.toLowerCase(), ...named(second), lead: department(draft, luck).id };
    for (const each of draft.matters)
      if (each.projectTypes.includes(one.code)) each.projectTypes.push(other.code);
    line.becomes("projectTypes", one.code, [first]);
    renameIn(draft, "projectTypes", one.code, first);
    one.succeeds = [...taking(one), one.code];
    one.code = first;
    draft.projectTypes.push(other);
  }),
  "another department leads": never((draft, luck) => {
    luck.one(draft.projectTypes).lead = department(draft, luck).id;
  }),
  "a fact is new, and routing asks for it": never((draft, luck) => {
    const fact = aFact(luck, fresh(draft, "fact"));
    draft.attributes.push(fact);
    const one = matter(draft, luck);
    const condition = aCondition(luck, [fact], 0);
    one.when = one.when === null ? condition : { any: [one.when, condition] };
    if (luck.strikes(0.5)) draft.flags.push({ flag: "quota", when: aCondition(luck, [fact], 0) });
  }),
  "a fact is renamed": never((draft, luck, line) => {
    const one = luck.one(draft.attributes);
    const code = fresh(draft, "fact");
    line.becomes("attributes", one.code, [code]);
    renameFact(draft, one.code, code);
    one.succeeds = [...taking(one), one.code];
    one.code = code;
  }),
  "a fact is of another type": always((draft, luck) => {
    const one = luck.one(draft.attributes);
    if (asked(draft, one.code)) return false;
    const other = aFact(luck, one.code);
    if (other.type === one.type) return false;
    draft.attributes[draft.attributes.indexOf(one)] = {
      ...other,
      ...(one.succeeds && { succeeds: one.succeeds }),
    };
    return true;
  }),
  "a fact is dropped": always((draft, luck) => {
    const one = luck.one(draft.attributes);
    if (asked(draft, one.code) || draft.attributes.length < 2) return false;
    draft.attributes.splice(draft.attributes.indexOf(one), 1);
    return true;
  }),
  "a choice is added": never((draft, luck) => {
    const one = factOf(draft, luck, "choice");
    if (!one) return false;
    const code = fresh(draft, `${one.code.toLowerCase()}-x`);
    one.choices.push({ code, ...named(code) });
  }),
  "a choice is renamed": never((draft, luck, line) => {
    const one = factOf(draft, luck, "choice");
    if (!one) return false;
    const choice = luck.one(one.choices);
    const code = fresh(draft, `${one.code.toLowerCase()}-x`);
    line.becomes("choices", choice.code, [code]);
    renameFact(draft, choice.code, code);
    choice.succeeds = [...taking(choice), choice.code];
    choice.code = code;
  }),
  "a choice is removed": always((draft, luck) => {
    const one = factOf(draft, luck, "choice");
    if (!one || one.choices.length < 3) return false;
    const choice = luck.one(one.choices);
    one.choices.splice(one.choices.indexOf(choice), 1);
    return true;
  }),
  "a range is widened": never((draft, luck) => {
    const one = factOf(draft, luck, "number");
    if (!one) return false;
    one.max += one.step * 10;
  }),
  "a range is narrowed": always((draft, luck) => {
    const one = factOf(draft, luck, "number");
    if (!one) return false;
    one.max -= one.step;
    return true;
  }),
  "a flag follows from a fact": never((draft, luck) => {
    const flags = ["protected-area", "quota", "eia-report"] as const;
    const flag = luck.one(flags);
    draft.flags = draft.flags.filter((one) => one.flag !== flag);
    if (luck.strikes(0.7)) draft.flags.push({ flag, when: aCondition(luck, draft.attributes) });
  }),
  "the calendar is another": never((draft, luck) => {
    const date = `2026-03-${String(luck.between(3, 31)).padStart(2, "0")}`;
    const others = draft.calendar.localDays.filter((day) => day.date !== date);
    draft.calendar.localDays = luck.strikes(0.2)
      ? []
      : [...others, { date, working: luck.strikes(0.4), name: "台风" }].sort((a, b) =>
          a.date < b.date ? -1 : 1,
        );
  }),
  "the hour at which limits end is another": perhaps((draft, luck) => {
    draft.closeOfBusiness = luck.one([null, "17:30", "18:00"]);
  }),
  "it is another region": always((draft) => {
    draft.code = "440308";
    return true;
  }),
  "policies change": never((draft, luck) => {
    draft.policies = {
      ...draft.policies,
      intake: luck.one(["automatic", "window"]),
      decision: luck.one(["automatic", "lead"]),
      materialsTermDays: luck.between(5, 40),
      supplementTermDays: luck.between(3, 20),
    };
  }),
} as const satisfies Record<string, Change>;

export type ChangeName = keyof typeof CHANGES;
export const CHANGE_NAMES = Object.keys(CHANGES) as ChangeName[];

/** Whether a matter or a flag asks for a fact. */
const asked = (draft: Draft, code: string): boolean =>
  JSON.stringify([draft.matters.map(({ when }) => when), draft.flags]).includes(`"${code}"`);
