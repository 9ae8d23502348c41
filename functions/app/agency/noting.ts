/**
 * Cases note who may act for their applicant, and who may no more: after the register, which decides, and as often as anybody likes.
 * What was cut off in between is made up for by whoever says the same again, and by the next word about that authorisation.
 */
import { changeCase, type Act } from "../base/commit.ts";
import type { AuthorisationRegister, CaseRecords } from "../base/ports.ts";
import { standingOf, type Authorisation } from "../../domain/agency/authorisation.ts";
import { notedOf } from "../../domain/agency/ofCase.ts";
import { PLATFORM, type Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";

/** Every case that an authorisation is about notes what has become of it. */
export async function noteInCases(
  store: CaseRecords,
  authorisation: Authorisation,
  { by, at }: Act,
): Promise<void> {
  const { projectCode, applicationId } = standingOf(authorisation).terms.about;
  const ids =
    applicationId === null
      ? (await store.projectOf(authorisation.applicant.creditCode, projectCode)).applications
      : [applicationId];
  for (const id of ids) await noted(store, id, [authorisation], by, at);
}

/** A case that has just come notes who may act for its applicant already. */
export async function noteAgents(
  store: CaseRecords & Pick<AuthorisationRegister, "authorisationsOf">,
  applicationId: string,
  now: Instant,
): Promise<void> {
  const application = (await store.loadApplication(applicationId))?.state;
  if (!application) return;
  const all = await store.authorisationsOf(application.facts.applicant.creditCode);
  if (all.some((one) => notedOf(one, application, now).length > 0))
    await noted(store, applicationId, all, PLATFORM, now);
}

async function noted(
  store: CaseRecords,
  applicationId: string,
  authorisations: readonly Authorisation[],
  by: Actor,
  at: Instant,
): Promise<void> {
  // What an agent says of their own authorisation is said to the register: the case hears of it from there.
  const act = { at, by: by.role === "agent" ? PLATFORM : by };
  await changeCase(store, applicationId, act, ({ application }) => ({
    events: authorisations.flatMap((one) => notedOf(one, application.state, at)),
  }));
}
