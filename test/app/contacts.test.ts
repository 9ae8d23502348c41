/** What is personal of a case: sealed by a key of its own, and in the history by what it commits to alone. */
import { describe, expect, it } from "@jest/globals";
import { kmsCaseKeys } from "../../functions/adapters/kmsCaseKeys.ts";
import { contactOf, contactsBy } from "../../functions/app/base/contacts.ts";
import { fileCaseKeys } from "../../server/caseKeys.ts";
import { CONTACTS } from "../support/contacts.ts";

const ID = "440307-0000000000000001";
const OTHER = "440307-0000000000000002";
const CONTACT = { name: "欧阳晓岚", phone: "+86 138 0013 8000" };

/** KMS as far as it makes and opens data keys: a wrapped key is opened only in the context that it was made in. */
function kms() {
  const made = new Map<string, { key: Uint8Array; context: string }>();
  const sent: { name: string; input: Record<string, unknown> }[] = [];
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const { name } = command.constructor;
    sent.push({ name, input: command.input });
    const context = JSON.stringify(command.input["EncryptionContext"]);
    if (name === "GenerateDataKeyCommand") {
      const wrapped = Buffer.alloc(184, made.size + 1);
      const key = Buffer.alloc(32, made.size + 100);
      made.set(wrapped.toString("hex"), { key, context });
      return { Plaintext: key, CiphertextBlob: wrapped };
    }
    const known = made.get(Buffer.from(command.input["CiphertextBlob"] as Uint8Array).toString("hex"));
    if (known?.context !== context) throw new Error("InvalidCiphertextException");
    return { Plaintext: known.key };
  };
  return { sent, keys: kmsCaseKeys({ send } as never, "arn:aws-cn:kms:cn-north-1:1:key/contacts") };
}

describe.each([
  ["a key file", () => fileCaseKeys(Buffer.alloc(32, 3))],
  ["KMS", () => kms().keys],
])("a contact that is sealed by %s", (_, keys) => {
  const contacts = contactsBy(keys());

  it("is opened as it was, with what it commits to", async () => {
    for (const contact of [CONTACT, { ...CONTACT, email: "a@example.org" }, { name: "", phone: "" }]) {
      const { sealed, commitment } = await contacts.seal(ID, contact);
      expect(await contacts.open(ID, sealed)).toEqual({ contact, commitment });
      expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("holds no letter of it, and is as long as any other", async () => {
    const { sealed } = await contacts.seal(ID, CONTACT);
    const lying = Buffer.concat([sealed.key, sealed.sealed]);
    for (const part of ["欧阳", "13800", "138 0013"]) expect(lying.includes(part)).toBe(false);
    const longest = { name: "長".repeat(100), phone: "1".repeat(31), email: `${"a".repeat(90)}@a.cn` };
    expect((await contacts.seal(ID, longest)).sealed.sealed).toHaveLength(sealed.sealed.length);
  });

  it("is no other application's, and is not opened once a bit of it is turned", async () => {
    const { sealed } = await contacts.seal(ID, CONTACT);
    await expect(contacts.open(OTHER, sealed)).rejects.toThrow();
    const turned = Uint8Array.from(sealed.sealed);
    turned[100]! ^= 1;
    await expect(contacts.open(ID, { ...sealed, sealed: turned })).rejects.toThrow();
  });

  it("commits to the same contact otherwise each time, so that nobody finds it by trying all there are", async () => {
    const [one, other] = await Promise.all([contacts.seal(ID, CONTACT), contacts.seal(ID, CONTACT)]);
    expect(one.commitment).not.toBe(other.commitment);
    expect(Buffer.from(one.sealed.key).equals(other.sealed.key)).toBe(false);
  });
});

it("KMS is told whose the key is and for what, and makes one for each contact", async () => {
  const { keys, sent } = kms();
  const contacts = contactsBy(keys);
  const { sealed } = await contacts.seal(ID, CONTACT);
  await contacts.open(ID, sealed);
  const EncryptionContext = { purpose: "contact", application: ID };
  expect(sent).toMatchObject([
    { name: "GenerateDataKeyCommand", input: { KeySpec: "AES_256", EncryptionContext } },
    { name: "DecryptCommand", input: { CiphertextBlob: sealed.key, EncryptionContext } },
  ]);
});

it("a contact that has been erased is read as none", async () => {
  const { sealed } = await CONTACTS.seal(ID, CONTACT);
  const read = (kept: typeof sealed | undefined) =>
    contactOf({ store: { sealedContact: async () => kept }, contacts: CONTACTS }, ID);
  expect(await read(sealed)).toEqual(CONTACT);
  expect(await read(undefined)).toBeUndefined();
});
