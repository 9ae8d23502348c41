/**
 * What is personal of a case, sealed by a key of its own: whoever has forgotten the key has forgotten the data, wherever
 * else the rest of it lies (docs/adr/0033).
 */
import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from "node:crypto";
import type { Contact } from "../../domain/application/contact.ts";
import type { CaseRecords } from "./ports.ts";

/** A contact as it lies: sealed by a key that is itself wrapped by the region's. */
export type SealedContact = { key: Uint8Array; sealed: Uint8Array };

/** Makes and opens the keys of cases; each is bound to the application whose it is. */
export interface CaseKeys {
  /** A new key of 32 bytes, plain and wrapped. */
  make(applicationId: string): Promise<{ key: Uint8Array; wrapped: Uint8Array }>;
  /** @throws when it was wrapped for another application, or by another key of the region's */
  unwrap(applicationId: string, wrapped: Uint8Array): Promise<Uint8Array>;
}

export interface Contacts {
  /** Seals a contact by a new key. `commitment`: what the history holds of it. */
  seal(applicationId: string, contact: Contact): Promise<{ sealed: SealedContact; commitment: string }>;
  /** @throws when it is another application's, or was altered */
  open(applicationId: string, sealed: SealedContact): Promise<{ contact: Contact; commitment: string }>;
}

/** AES-256-GCM (NIST SP 800-38D): 96 bits that no other seal by that key has, 128 bits that show an alteration. */
const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** 128 bits: nobody finds a telephone number by trying all there are. */
const SALT = 16;

/** All are of one length, that of the longest: how long a name is stays as unknown as the name. */
const LENGTH = 480;

export function contactsBy(keys: CaseKeys): Contacts {
  return {
    async seal(applicationId, contact) {
      const { key, wrapped } = await keys.make(applicationId);
      const plain = written(randomBytes(SALT), contact);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, createSecretKey(key), nonce).setAAD(boundTo(applicationId));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]);
      return { sealed: { key: wrapped, sealed }, commitment: commitmentOf(plain) };
    },
    async open(applicationId, { key: wrapped, sealed }) {
      const key = await keys.unwrap(applicationId, wrapped);
      const decipher = createDecipheriv(CIPHER, createSecretKey(key), sealed.subarray(0, NONCE))
        .setAAD(boundTo(applicationId))
        .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
      return { contact: readIn(plain), commitment: commitmentOf(plain) };
    },
  };
}

/** The contact of an application; `undefined` where it has been erased, or there is no such application. */
export async function contactOf(
  { store, contacts }: { store: Pick<CaseRecords, "sealedContact">; contacts: Pick<Contacts, "open"> },
  applicationId: string,
): Promise<Contact | undefined> {
  const sealed = await store.sealedContact(applicationId);
  return sealed && (await contacts.open(applicationId, sealed)).contact;
}

const boundTo = (applicationId: string): Buffer => Buffer.from(`contact\n${applicationId}`);

const commitmentOf = (plain: Uint8Array): string => createHash("sha256").update(plain).digest("hex");

/** Salt, name, telephone, address for mail, each ended by a zero, which none of them holds; zeros up to the length. */
function written(salt: Uint8Array, { name, phone, email = "" }: Contact): Buffer {
  const plain = Buffer.alloc(LENGTH);
  const said = Buffer.from([name, phone, email].map((part) => `${part}\0`).join(""));
  if (SALT + said.length > LENGTH)
    throw new Error(`a contact of ${said.length} bytes is longer than any may be`);
  plain.set(salt);
  plain.set(said, SALT);
  return plain;
}

function readIn(plain: Buffer): Contact {
  const [name = "", phone = "", email = ""] = plain.toString("utf8", SALT).split("\0");
  return { name, phone, ...(email !== "" && { email }) };
}
