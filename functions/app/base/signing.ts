/**
 * Signatures (JWS, RFC 7515) over the canonical form of a value (RFC 8785), detached from it: the value stays readable
 * beside its signature, and no signature of one purpose stands for another.
 */
import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { canonicalBy } from "../../domain/base/canonical.ts";

/** A key as it is published (RFC 7517): of an elliptic curve, under its thumbprint (RFC 7638). */
export type PublicKey = {
  kty: "EC";
  crv: string;
  x: string;
  y: string;
  kid: string;
  alg: string;
  use: "sig";
};

/** Every key that signs or has signed, the one that signs now first. */
export type Keys = () => Promise<readonly PublicKey[]>;

/** What signs: a key of KMS, a file, or whatever a region has to sign by. */
export interface Signer {
  /** The key that signs, by its id, and its algorithm as JOSE names it (RFC 7518). */
  key(): Promise<{ kid: string; alg: string }>;
  /** The signature of these bytes, as JOSE writes one of this algorithm. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** What a signature is for; it stands in the signature's header. */
export type Purpose = "case-manifest" | "notice" | "anchor" | "appraisal";

/** Why a signature does not count. */
export type SignatureFault = "unsigned" | "unknown-key" | "altered";

/** How it shows that a signature does not count, of whatever bears it. */
export const SIGNATURE_SAYS: Readonly<Record<SignatureFault, string>> = {
  unsigned: "is not signed",
  "unknown-key": "is signed by a key that is none of those published",
  altered: "is not what was signed: it was altered, or it is another one's signature",
};

type Verifying = (key: PublicKey, bytes: Uint8Array, signature: Uint8Array) => boolean;

/** How each algorithm is verified; another one is an entry here and a signer of its own. */
const ALGORITHMS: Readonly<Record<string, Verifying>> = {
  ES256: (key, bytes, signature) =>
    verify("sha256", bytes, { key: keyOf(key), dsaEncoding: "ieee-p1363" }, signature),
};

const KEYS = new WeakMap<PublicKey, KeyObject>();

/** A published key as it verifies, made once. */
function keyOf(key: PublicKey): KeyObject {
  const made = KEYS.get(key) ?? createPublicKey({ key, format: "jwk" });
  KEYS.set(key, made);
  return made;
}

/** @returns the signature with its header, in compact form, without the value. @throws TypeError when the value is no JSON */
export const signatureOf = async (signer: Signer, purpose: Purpose, value: unknown): Promise<string> =>
  signatureOver(signer, purpose, signable(value));

/** The same over the text of a value, as `signable` writes it. */
export async function signatureOver(signer: Signer, purpose: Purpose, text: string): Promise<string> {
  const { kid, alg } = await signer.key();
  const header = base64url(JSON.stringify({ alg, kid, typ: typeOf(purpose) }));
  const signature = await signer.sign(inputOf(header, text));
  return `${header}..${Buffer.from(signature).toString("base64url")}`;
}

/** Whether a signature is one of these keys over this value, for this purpose; `null` when it is. */
export function signatureFault(
  keys: readonly PublicKey[],
  purpose: Purpose,
  value: unknown,
  signature: unknown,
): SignatureFault | null {
  if (signature === undefined || signature === null || signature === "") return "unsigned";
  const [header, text] =
    /^([\w-]+)\.\.([\w-]+)$/.exec(typeof signature === "string" ? signature : "")?.slice(1) ?? [];
  const said = header === undefined ? undefined : headerIn(header);
  if (header === undefined || text === undefined || !said || said.typ !== typeOf(purpose)) return "altered";
  const key = keys.find(({ kid }) => kid === said.kid);
  if (!key) return "unknown-key";
  // By the key's own algorithm: a header chooses nothing.
  const verifying = ALGORITHMS[key.alg];
  if (!verifying || said.alg !== key.alg) return "altered";
  const bytes = Buffer.from(text, "base64url");
  // The last letter says less than it could: written otherwise, it would say the same.
  if (bytes.toString("base64url") !== text) return "altered";
  try {
    return verifying(key, inputOf(header, signable(value)), bytes) ? null : "altered";
  } catch {
    return "altered";
  }
}

/** By which key a value was signed, as its signature says; `null` where that cannot be read. */
export const keyIdIn = (signature: string): string | null => headerIn(signature.split(".")[0]!)?.kid ?? null;

const typeOf = (purpose: Purpose): string => `approvals-${purpose}`;

const base64url = (text: string): string => Buffer.from(text, "utf8").toString("base64url");

/** The bytes that are signed (RFC 7515 §5.1). */
const inputOf = (header: string, text: string): Buffer =>
  Buffer.from(`${header}.${base64url(text)}`, "ascii");

/** The canonical text of a value that JSON can say (RFC 8785 §3.2.2.2, §3.2.2.3). @throws TypeError */
export const signable = (value: unknown): string => canonicalBy(value, leafText);

function leafText(leaf: unknown): string {
  if (typeof leaf === "number" && !Number.isFinite(leaf)) throw new TypeError("a number that JSON has not");
  if (typeof leaf === "string" && !leaf.isWellFormed()) throw new TypeError("half of a surrogate pair");
  return JSON.stringify(leaf) ?? "";
}

function headerIn(text: string): { alg: string; kid: string; typ: string } | undefined {
  try {
    const { alg, kid, typ } = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Record<
      string,
      unknown
    >;
    const isHeader = typeof alg === "string" && typeof kid === "string" && typeof typ === "string";
    return isHeader ? { alg, kid, typ } : undefined;
  } catch {
    return undefined;
  }
}
