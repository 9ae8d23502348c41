/** Authorisations as they come onto the register and change there; who loses a race is judged by what the other wrote. */
import { digestOf } from "../../app/base/digest.ts";
import type { AuthorisationRegister, CaseRecords } from "../../app/base/ports.ts";
import { LOST, racing } from "../../app/base/racing.ts";
import {
  MOST_AUTHORISATIONS,
  overAt,
  standingOf,
  type Authorisation,
  type AuthorisationDecision,
  type AuthorisationRefusal,
  type Principal,
} from "../../domain/agency/authorisation.ts";
import { interestsOf, type About, type Agent } from "../../domain/agency/terms.ts";
import { authorisationIdOf } from "../../domain/base/ids.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { checkIsOfNoOrgan, departmentsOf } from "../base/agents.ts";
import { refused, refusedBy } from "../base/refused.ts";

type Deps = { store: AuthorisationRegister; rules: { zone: string } };
type Register = {
  store: Pick<AuthorisationRegister, "authorisation" | "authorisationsOf" | "keepAuthorisation">;
  rules: Deps["rules"];
};

/** Whom the applicant names, as the region knows them: somebody of the free team is called what its file says. */
export function agentNamed({ id, name }: Pick<Agent, "id" | "name">, region: Region): Agent {
  const team = region.agency?.team.find((one) => one.id === id);
  return { id, name: team?.name ?? name, isTeam: team !== undefined };
}

/**
 * Somebody of the free team is of no organ that takes part in a case that it is about (民法典168).
 * @throws Refused `agent-of-organ`
 */
export async function checkMayActIn(
  { store, region }: { store: Pick<CaseRecords, "loadApplication" | "projectOf">; region: Region },
  { creditCode }: Pick<Principal, "creditCode">,
  { projectCode, applicationId }: About,
  agent: Agent,
): Promise<void> {
  const organ = region.agency?.team.find(({ id }) => id === agent.id)?.organ;
  if (organ === undefined) return;
  const ids =
    applicationId === null ? (await store.projectOf(creditCode, projectCode)).applications : [applicationId];
  for (const id of ids) {
    const application = (await store.loadApplication(id))?.state;
    if (application) checkIsOfNoOrgan([organ], departmentsOf(application, region), region);
  }
}

/**
 * Puts one on the register. The same again, while the first one lasts, is that one; once it is over it is another.
 * @param said what it says, which it is named after
 */
export async function register(
  { store, rules }: Register,
  { creditCode }: Principal,
  said: unknown,
  now: Instant,
  make: (authorisationId: string) => AuthorisationDecision | { refusal: AuthorisationRefusal },
): Promise<Authorisation> {
  return racing(`authorisations of ${creditCode}`, async () => {
    const known = new Map(
      (await store.authorisationsOf(creditCode)).map((one) => [one.authorisationId, one]),
    );
    for (let n = 0; ; n++) {
      const id = authorisationIdOf(creditCode, digestOf([said, n]));
      const before = known.get(id);
      if (before && overAt(standingOf(before), now)) continue;
      if (before) return before;
      if (known.size >= MOST_AUTHORISATIONS)
        throw refused("too-many-authorisations", { most: MOST_AUTHORISATIONS });
      const decision = make(id);
      if (!("authorisation" in decision)) throw refusedBy(decision.refusal, rules.zone);
      const saved = await kept(store, undefined, decision.authorisation);
      return saved === "saved" ? decision.authorisation : LOST;
    }
  });
}

/** Says something of one that is there. @throws Refused `unknown-authorisation` where it is none of theirs */
export async function change(
  { store, rules }: Register,
  authorisationId: string,
  isTheirs: (authorisation: Authorisation) => boolean,
  decide: (authorisation: Authorisation) => AuthorisationDecision,
): Promise<Authorisation> {
  return racing(`authorisation ${authorisationId}`, async () => {
    const before = await store.authorisation(authorisationId);
    if (!before || !isTheirs(before)) throw refused("unknown-authorisation", { authorisationId });
    const { authorisation, refusal } = decide(before);
    if (refusal) throw refusedBy(refusal, rules.zone);
    const isDone = authorisation === before || (await kept(store, before, authorisation)) === "saved";
    return isDone ? authorisation : LOST;
  });
}

/** With what its agent looks after from then on, where one has come to it. @throws Refused `agent-taken` */
async function kept(
  store: Pick<AuthorisationRegister, "keepAuthorisation">,
  before: Authorisation | undefined,
  after: Authorisation,
): Promise<"saved" | "conflict"> {
  const { agent, terms } = standingOf(after);
  const isNew = agent !== null && (before === undefined || standingOf(before).agent === null);
  const interests = isNew ? interestsOf(terms.about) : [];
  const answer = await store.keepAuthorisation(before, after, interests);
  if (answer === "taken") throw refused("agent-taken", { agent: agent!.id, ...told(terms.about) });
  return answer;
}

const told = ({ projectCode, site }: About) => ({ projectCode, site });
