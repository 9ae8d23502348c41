/**
 * Agents at the door (代理人): by the token with which they have signed in, and by the authorisation that they name. It is read
 * consistently and judged at receipt; what they do then is written with it, or not at all (`app/base/commit.ts`).
 */
import * as z from "zod";
import { AuthorityOver } from "../../app/base/commit.ts";
import { opensRegion } from "../../contracts/base/audience.ts";
import type { Contract } from "../../contracts/base/contract.ts";
import type { SignedIn } from "../../contracts/base/signedIn.ts";
import { acceptanceOf, participantsOf, type Application } from "../../domain/application/application.ts";
import { leadOf } from "../../domain/application/acceptance.ts";
import { actRefusal, isServedOn, standingOf, type Authorisation } from "../../domain/agency/authorisation.ts";
import type { ActingAgent } from "../../domain/base/actor.ts";
import { isId } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { AnyDeps } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { refused, refusedBy, type Refused } from "./refused.ts";

const needed = (most: number) => z.string().trim().min(1).max(most);
const Claims = z.object({
  sub: needed(64),
  iss: needed(100),
  jti: z.string().max(64).optional(),
  organ: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
});

/** An agent who has signed in, and acts for nobody yet. */
export type AgentCaller = {
  role: "agent";
  sub: string;
  iss: string;
  jti?: string | undefined;
  /** For whom they work beside it, where their token says so: never an organ of a case in which they act. */
  organs: readonly string[];
};

type Deps = Pick<AnyDeps, "region" | "store" | "rules">;

/** Whether somebody comes as an agent, by a token that was verified. */
export const comesAsAgent = ({ claims }: Pick<Incoming, "claims">): boolean => claims?.["role"] === "agent";

/** Who has signed in as an agent. @throws Refused 403 */
export function agentBy({ claims }: Pick<Incoming, "claims">, region: Region): AgentCaller {
  if (!opensRegion(claims ?? {}, region.code)) throw refused("other-region", { region: region.code });
  const read = Claims.safeParse(claims);
  if (!read.success)
    throw refused("unusable-claim", { claim: String(read.error.issues[0]!.path[0]), given: null, known: [] });
  const { sub, iss, jti, organ, department } = read.data;
  const team = region.agency?.team.find(({ id }) => id === sub)?.organ;
  const organs = [organ, department, team].filter((one) => one !== undefined);
  return { role: "agent", sub, iss, ...(jti !== undefined && { jti }), organs };
}

/**
 * Lets an agent in for whom they act: from here on it is as if that one had called, and the history says by whom it was.
 * @throws Refused 403 where nothing allows it, 404 for what is not the applicant's
 */
export async function admitAgent(
  { agent: act }: { agent: Contract["agent"] | undefined },
  path: Readonly<Record<string, string>>,
  incoming: Incoming,
  deps: Deps,
): Promise<{ caller: SignedIn; by: ActingAgent }> {
  const { region, store, rules } = deps;
  if (act === undefined) throw refused("applicant-alone", {});
  const { organs, ...who } = agentBy(incoming, region);
  const named = incoming.headers["x-authorisation"]?.trim() ?? "";
  const authorisation = isId("authorisation", named) ? await store.authorisation(named) : undefined;
  // Another's is as none.
  if (authorisation === undefined || standingOf(authorisation).agent?.id !== who.sub)
    throw refused("authorisation-needed", {});
  const { applicant, authorisationId } = authorisation;
  const { about, acts } = standingOf(authorisation).terms;
  const application = await caseOf(path["applicationId"], applicant.creditCode, deps);
  const doing = {
    act,
    projectCode: application?.facts.project.code ?? about.projectCode,
    applicationId: application?.facts.applicationId ?? about.applicationId,
  };
  const refusal = actRefusal(authorisation, doing, incoming.receivedAt);
  if (refusal) throw refusedBy(refusal, rules.zone);
  if (application) checkIsOfNoOrgan(organs, departmentsOf(application, region), region);
  const caller: SignedIn = {
    ...applicant,
    role: "applicant",
    by: { role: "applicant" },
    agent: { authorisationId, about, acts, organs },
  };
  return { caller, by: { ...who, for: { creditCode: applicant.creditCode, authorisationId } } };
}

async function caseOf(
  applicationId: string | undefined,
  creditCode: string,
  { store }: Deps,
): Promise<Application | undefined> {
  if (applicationId === undefined) return undefined;
  const found = (await store.loadApplication(applicationId))?.state;
  if (found?.facts.applicant.creditCode !== creditCode)
    throw refused("unknown-application", { applicationId });
  return found;
}

/** The lead and every department of a case. */
export const departmentsOf = (application: Application, region: Region): string[] => {
  const acceptance = acceptanceOf(application);
  return acceptance ? participantsOf(acceptance) : [leadOf(region, application.facts.project.type).id];
};

/** Nobody acts for a department and for an applicant of one case (民法典168). @throws Refused `agent-of-organ` */
export function checkIsOfNoOrgan(
  organs: readonly string[],
  departments: readonly string[],
  region: Region,
): void {
  const own = departments.find((department) =>
    organs.some((organ) => answersFor(region.departments, organ, department)),
  );
  if (own !== undefined) throw refused("agent-of-organ", { department: own });
}

/** What becomes of an agent's commit that came after the end of their authorisation: it is told as any that is over. */
export async function explained(error: unknown, now: Instant, { store, rules }: Deps): Promise<unknown> {
  if (!(error instanceof AuthorityOver)) return error;
  const authorisation = await store.authorisation(error.message);
  const over = authorisation && overRefusal(authorisation, now, rules.zone);
  return over ?? refused("authorisation-needed", {});
}

function overRefusal(authorisation: Authorisation, now: Instant, zone: string): Refused | undefined {
  const { about } = standingOf(authorisation).terms;
  const refusal = actRefusal(authorisation, { ...about, act: "read" }, now);
  return refusal ? refusedBy(refusal, zone) : undefined;
}

/**
 * Whether what somebody is shown is served by it: on an agent with `receive` where one stands, otherwise on the applicant;
 * copies start nothing. Asked where something waits to be served, and nowhere else.
 */
export async function isService(
  caller: { role: "applicant" } | SignedIn,
  { facts: { applicant, applicationId, project } }: Application,
  now: Instant,
  { store }: { store: Pick<Deps["store"], "authorisationsOf"> },
): Promise<boolean> {
  if ("agent" in caller && caller.agent) return caller.agent.acts.includes("receive");
  const about = { projectCode: project.code, applicationId };
  return !(await store.authorisationsOf(applicant.creditCode)).some((one) => isServedOn(one, about, now));
}
