/** Retention: the contact of a case that ended long enough ago is erased by the morning round, and of no other. */
import { describe, expect, it } from "@jest/globals";
import { createCase } from "../../functions/app/base/commit.ts";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import { parseInstant, type Instant } from "../../functions/domain/base/time.ts";
import { ACT, rules, submission, T0, withdrawCase } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { memoryStore } from "../support/memoryStore.ts";

const morning = (date: string): Instant => parseInstant(`${date}T00:05:00+08:00`);
const contact = { purpose: "联系", purposeEn: "contact", daysAfterEnd: 30, basis: "个人信息保护法第十九条" };

function setup(isStated = true) {
  const store = memoryStore();
  const { retention: _none, ...region } = rules.region;
  const deps = {
    store,
    bus: { publish: async () => undefined },
    region: { ...region, ...(isStated && { retention: { contact } }) },
    rules: rules.clock,
    settleSeconds: 60,
    log: { info: () => undefined, error: () => undefined },
  };
  return { store, round: async (date: string) => (await morningRound(deps, morning(date))).erased };
}

async function aCase(store: ReturnType<typeof memoryStore>, n: number): Promise<string> {
  const id = `440307-${String(n).padStart(16, "0")}`;
  const { sealed, commitment } = await CONTACTS.seal(id, submission.applicant.contact);
  const given = { applicationId: id, digest: "d", contact: commitment };
  const decision = receive(rules.region, { ...submission, claims: [] }, given, T0, rules.clock);
  await createCase(store, decision, ACT, undefined, sealed);
  return id;
}

describe("the contact of a case", () => {
  it("is erased so many days after the day on which the case ended, with the basis of the region's file", async () => {
    const { store, round } = setup();
    const id = await aCase(store, 1);
    await withdrawCase(store, id, parseInstant("2026-03-10T15:00:00+08:00"));
    expect(await round("2026-04-08")).toBe(0);
    expect(await store.sealedContact(id)).toBeDefined();
    expect(await round("2026-04-09")).toBe(1);
    expect(await store.sealedContact(id)).toBeUndefined();
    expect(await round("2026-04-10")).toBe(0);
    const [own] = await store.histories(id);
    expect(own!.events.at(-1)).toMatchObject({
      by: { role: "platform" },
      event: { type: "contact-erased", why: "retention", basis: contact.basis, reasons: null },
    });
  });

  it("is kept while the case is open, however old it is, and looked at again no sooner than it can be due", async () => {
    const { store, round } = setup();
    const id = await aCase(store, 1);
    expect(await round("2026-09-01")).toBe(0);
    expect(await store.contactsBefore(morning("2026-09-01"), 10)).toEqual([]);
    await withdrawCase(store, id, morning("2026-09-02"));
    expect(await round("2026-10-01")).toBe(0);
    expect(await round("2026-10-02")).toBe(1);
  });

  it("is kept where the region states no retention", async () => {
    const { store, round } = setup(false);
    const id = await aCase(store, 1);
    await withdrawCase(store, id, T0);
    expect(await round("2026-12-01")).toBe(0);
    expect(await store.sealedContact(id)).toBeDefined();
  });

  it("is erased with all that are due, however many there are, each once", async () => {
    const { store, round } = setup();
    for (let n = 1; n <= 230; n++) await withdrawCase(store, await aCase(store, n), T0);
    expect(await round("2026-05-01")).toBe(230);
    expect(await round("2026-05-02")).toBe(0);
  });
});
