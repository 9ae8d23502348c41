/** What every store promises of authorisations: what agents do stands by them, and of an act and an end one is first. */
import { expect, it } from "@jest/globals";
import { AuthorityOver, changeCase } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import {
  ask,
  assign,
  end,
  extend,
  give,
  standingOf,
  type Authorisation,
} from "../../functions/domain/agency/authorisation.ts";
import type { AgentAct } from "../../functions/domain/agency/acts.ts";
import { interestsOf } from "../../functions/domain/agency/terms.ts";
import type { Actor } from "../../functions/domain/base/actor.ts";
import { authorisationIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { aCase, rules, T0 } from "./cases.ts";
import { newId, nextNumber, type Held } from "./storeCase.ts";

const OWN = "91990000MA5EXMP08Y";
const OTHER = "91990000MA5EXMP75W";
const BY: Actor = { role: "applicant", sub: "u", iss: "i" };
const said = (at: Instant) => ({ by: BY, at });
const { zone } = rules.clock;

type About = { creditCode?: string; agent?: string; acts?: readonly AgentAct[]; applicationId?: string };

/** An authorisation that no other test has; about the same project of an agent where `code` says so. */
function anAuthorisation(about: About = {}): Authorisation {
  const { creditCode = OWN, agent = `a${nextNumber()}`, acts = ["supply"], applicationId = null } = about;
  const digest = nextNumber().toString(16).padStart(64, "0");
  // Of a digest the first twelve are taken.
  const authorisationId = authorisationIdOf(creditCode, digest.slice(-12));
  const given = {
    authorisationId,
    applicant: { creditCode, name: "示例公司" },
    terms: {
      about: { projectCode: "2605-440307-04-01-123456", applicationId, site: "G 01" },
      acts,
      from: "2026-03-02",
      until: "2026-03-31",
    },
  };
  const decision = give(given, { id: agent, name: "李明", isTeam: false }, null, said(T0), zone);
  if (!("authorisation" in decision)) throw new Error(decision.refusal.code);
  return decision.authorisation;
}

/** The agent withdraws a case at that instant: one commit that stands by the authorisation. */
function act(
  store: CaseStore,
  { authorisationId, applicant }: Authorisation,
  applicationId: string,
  at: Instant,
) {
  const by: Actor = {
    role: "agent",
    sub: "a",
    iss: "i",
    for: { creditCode: applicant.creditCode, authorisationId },
  };
  return changeCase(store, applicationId, { at, by }, ({ application, reviews }) =>
    withdraw(
      application.state,
      `at ${at}`,
      at,
      reviews.map(({ state }) => state),
      rules.clock,
    ),
  ).then(
    () => "done" as const,
    (error: unknown) => {
      if (error instanceof AuthorityOver) return "over" as const;
      throw error;
    },
  );
}

const TEN = plusSeconds(T0, 3600);

export function keepsAuthorisations({ store: make }: Held): void {
  it("keeps authorisations as they were given, what is said of one once, over what was read", async () => {
    const store = make();
    const one = anAuthorisation();
    expect(await store.authorisation(one.authorisationId)).toBeUndefined();
    const raced = await Promise.all([one, one].map((each) => store.keepAuthorisation(undefined, each)));
    expect(raced.toSorted()).toEqual(["conflict", "saved"]);
    expect(await store.authorisation(one.authorisationId)).toEqual(one);
    expect(await store.authorisationsOf(OWN)).toContainEqual(one);
    const ended = end(one, "revoked", null, said(TEN)).authorisation;
    const longer = extend(one, "2026-04-30", said(TEN), zone).authorisation;
    const both = await Promise.all([ended, longer].map((each) => store.keepAuthorisation(one, each)));
    expect(both.toSorted()).toEqual(["conflict", "saved"]);
    expect((await store.authorisation(one.authorisationId))!.acts).toHaveLength(2);
  });

  it("lists an agent's by their last day and by when they were ended, and requests by when they are to be answered", async () => {
    const store = make();
    const agent = `b${nextNumber()}`;
    const [one, other, over] = [1, 2, 3].map(() => anAuthorisation({ agent })) as [
      Authorisation,
      Authorisation,
      Authorisation,
    ];
    const longer = extend(one, "2026-04-30", said(T0), zone).authorisation;
    await store.keepAuthorisation(undefined, longer);
    await store.keepAuthorisation(undefined, other);
    await store.keepAuthorisation(undefined, end(over, "resigned", null, said(TEN)).authorisation);
    const ids = async (status: "standing" | "ended") =>
      (await store.authorisationsFor(agent, status, 10)).items.map(({ authorisationId }) => authorisationId);
    expect(await ids("standing")).toEqual([longer, other].map(({ authorisationId }) => authorisationId));
    expect(await ids("ended")).toEqual([over.authorisationId]);
    const first = await store.authorisationsFor(agent, "standing", 1);
    const second = await store.authorisationsFor(agent, "standing", 1, first.cursor!);
    expect([...first.items, ...second.items]).toEqual([longer, other]);

    const { authorisationId, applicant } = anAuthorisation();
    const { terms } = standingOf(one);
    const asked = ask({ authorisationId, applicant, terms }, said(T0), rules.clock);
    if (!("authorisation" in asked)) throw new Error("refused");
    await store.keepAuthorisation(undefined, asked.authorisation);
    const waiting = async () => (await store.agentsAskedFor(100)).items.map((each) => each.authorisationId);
    expect(await waiting()).toContain(authorisationId);
    const team = { id: agent, name: "陈静", isTeam: true };
    const assigned = assign(asked.authorisation, team, said(TEN), zone).authorisation;
    expect(await store.keepAuthorisation(asked.authorisation, assigned, interestsOf(terms.about))).toBe(
      "saved",
    );
    expect(await waiting()).not.toContain(authorisationId);
    expect(await ids("standing")).toContain(authorisationId);
  });

  it("lets an agent look after a project or a site for one applicant alone, whoever comes at the same time", async () => {
    const store = make();
    const agent = `c${nextNumber()}`;
    const [mine, theirs] = [OWN, OTHER].map((creditCode) => anAuthorisation({ agent, creditCode })) as [
      Authorisation,
      Authorisation,
    ];
    const about = interestsOf(standingOf(mine).terms.about);
    const raced = await Promise.all(
      [mine, theirs].map((one) => store.keepAuthorisation(undefined, one, about)),
    );
    // Whoever met the other in the very instant is told to look again.
    expect(raced.filter((answer) => answer === "saved")).toHaveLength(1);
    const [own, lost] = raced[0] === "saved" ? [mine, theirs] : [theirs, mine];
    expect(await store.keepAuthorisation(undefined, lost, about)).toBe("taken");
    expect(await store.authorisation(lost.authorisationId)).toBeUndefined();
    // The site alone is enough, and the same applicant may have the agent again.
    expect(await store.keepAuthorisation(undefined, lost, about.slice(1))).toBe("taken");
    const again = anAuthorisation({ agent, creditCode: own.applicant.creditCode });
    expect(await store.keepAuthorisation(undefined, again, about)).toBe("saved");
  });

  it("writes what an agent does with the authorisation, and nothing once that is over", async () => {
    const store = make();
    const [one, id, later] = [anAuthorisation(), newId(), newId()];
    await Promise.all([aCase(store, id), aCase(store, later), store.keepAuthorisation(undefined, one)]);
    expect(await act(store, one, id, TEN)).toBe("done");
    const used = (await store.authorisation(one.authorisationId))!;
    expect(used.lastActAt).toBe(TEN);
    // Whoever read it before it was used must look again: the end comes after the act.
    const tooEarly = end(one, "revoked", null, said(TEN)).authorisation;
    expect(await store.keepAuthorisation(one, tooEarly)).toBe("conflict");
    const ended = end(used, "revoked", null, said(TEN)).authorisation;
    expect(await store.keepAuthorisation(used, ended)).toBe("saved");
    expect(standingOf(ended).ended!.at > TEN).toBe(true);
    expect(await act(store, one, later, TEN)).toBe("over");
    expect((await store.loadApplication(later))!.state.status).toBe("in-review");
    const unknown = { ...one, authorisationId: authorisationIdOf(OWN, "f".repeat(64)) };
    expect(await act(store, unknown, later, TEN)).toBe("over");
  });

  it("keeps the later of two acts as the last, whichever is written first", async () => {
    const store = make();
    const [one, ids] = [anAuthorisation(), [newId(), newId()]] as const;
    await Promise.all([...ids.map((id) => aCase(store, id)), store.keepAuthorisation(undefined, one)]);
    expect(await act(store, one, ids[0], plusSeconds(TEN, 1))).toBe("done");
    expect(await act(store, one, ids[1], TEN)).toBe("done");
    expect((await store.authorisation(one.authorisationId))!.lastActAt).toBe(plusSeconds(TEN, 1));
  });

  it("lets what may be done once be done once", async () => {
    const store = make();
    const ids = [newId(), newId()] as const;
    const one = anAuthorisation({ acts: ["withdraw"], applicationId: ids[0] });
    await Promise.all([...ids.map((id) => aCase(store, id)), store.keepAuthorisation(undefined, one)]);
    expect(await act(store, one, ids[0], TEN)).toBe("done");
    expect(await act(store, one, ids[1], plusSeconds(TEN, 1))).toBe("over");
    expect(await act(store, one, ids[1], T0)).toBe("over");
  });

  it("never lets an act and an end of one instant both be first", async () => {
    const store = make();
    for (let i = 0; i < 3; i++) {
      const [one, id] = [anAuthorisation(), newId()];
      await Promise.all([aCase(store, id), store.keepAuthorisation(undefined, one)]);
      const ended = end(one, "revoked", null, said(TEN)).authorisation;
      const [did, saidIt] = await Promise.all([
        act(store, one, id, TEN),
        store.keepAuthorisation(one, ended),
      ]);
      const after = (await store.authorisation(one.authorisationId))!;
      const { status } = (await store.loadApplication(id))!.state;
      expect([did === "done", status]).toEqual([did === "done", did === "done" ? "withdrawn" : "in-review"]);
      if (saidIt === "saved") expect(did).toBe("over");
      else
        expect(standingOf(end(after, "revoked", null, said(TEN)).authorisation).ended!.at > TEN).toBe(true);
    }
  });
}
