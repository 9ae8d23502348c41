/** What every store promises of contacts: written with a commit or not at all, read back, and gone once erased. */
import { expect, it } from "@jest/globals";
import { changeCase, createCase } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { correctContact, eraseContact } from "../../functions/domain/application/contact.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { ACT, rules, submission, T0 } from "./cases.ts";
import { CONTACTS } from "./contacts.ts";
import { newId, type Held } from "./storeCase.ts";

const CONTACT = { name: "张伟", phone: "0755-12345678" };

async function aCaseWith(store: CaseStore, id: string, at: Instant = T0) {
  const { sealed, commitment } = await CONTACTS.seal(id, CONTACT);
  const given = { applicationId: id, digest: "d", contact: commitment };
  const decision = receive(rules.region, { ...submission, claims: [] }, given, at, rules.clock);
  return { sealed, written: await createCase(store, decision, { ...ACT, at }, undefined, sealed) };
}

export function keepsContacts({ store: make }: Held): void {
  it("keeps the contact of a case with its first commit, or neither", async () => {
    const store = make();
    const id = newId();
    expect(await store.sealedContact(id)).toBeUndefined();
    const { sealed } = await aCaseWith(store, id);
    const again = await aCaseWith(store, id);
    expect(again.written).toBe("conflict");
    const kept = (await store.sealedContact(id))!;
    expect(Buffer.from(kept.sealed).equals(sealed.sealed)).toBe(true);
    expect((await CONTACTS.open(id, kept)).contact).toEqual(CONTACT);
  });

  it("puts another contact in its place, and takes it away for good, each with its event", async () => {
    const store = make();
    const id = newId();
    await aCaseWith(store, id);
    const other = await CONTACTS.seal(id, { ...CONTACT, name: "李娜" });
    const decided = (event: "correct" | "erase") =>
      changeCase(
        store,
        id,
        ACT,
        ({ application: { state } }) =>
          event === "correct"
            ? correctContact(state, other.commitment, T0)
            : eraseContact(state, { why: "ordered", basis: "b", reasons: null }, T0),
        event === "correct" ? other.sealed : null,
      );
    await decided("correct");
    expect((await CONTACTS.open(id, (await store.sealedContact(id))!)).contact.name).toBe("李娜");
    await decided("erase");
    expect(await store.sealedContact(id)).toBeUndefined();
    // What is decided of it afterwards brings nothing back.
    expect((await decided("correct"))!.refusal).toMatchObject({ code: "contact-erased" });
    expect(await store.sealedContact(id)).toBeUndefined();
    const [own] = await store.histories(id);
    expect(own!.events.map(({ event }) => event.type).slice(-2)).toEqual([
      "contact-corrected",
      "contact-erased",
    ]);
  });

  it("lists whose contact is on record by when their case came, until it is deferred or erased", async () => {
    const store = make();
    const ids = [newId(), newId(), newId()];
    const came = (n: number): Instant => plusSeconds("1999-03-01T00:00:00.000Z", n);
    for (const [n, id] of ids.entries()) await aCaseWith(store, id, came(n));
    expect(await store.contactsBefore(came(2), 10)).toEqual(ids.slice(0, 2));
    expect(await store.contactsBefore(came(9), 1)).toEqual(ids.slice(0, 1));
    await store.deferContact(ids[0]!, came(5));
    expect(await store.contactsBefore(came(9), 10)).toEqual([ids[1], ids[2], ids[0]]);
    const erase = { why: "retention", basis: "b", reasons: null } as const;
    await changeCase(
      store,
      ids[1]!,
      ACT,
      ({ application }) => eraseContact(application.state, erase, T0),
      null,
    );
    expect(await store.contactsBefore(came(9), 10)).toEqual([ids[2], ids[0]]);
    await store.deferContact(ids[1]!, came(1));
    expect(await store.contactsBefore(came(9), 10)).toEqual([ids[2], ids[0]]);
    for (const id of [ids[0]!, ids[2]!])
      await changeCase(store, id, ACT, ({ application }) => eraseContact(application.state, erase, T0), null);
    expect(await store.contactsBefore(came(9), 10)).toEqual([]);
  });
}
