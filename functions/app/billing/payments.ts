/** The payment port: what a provider announces is taken where it is signed; whose a transaction is stays whose it was first. */
import { dayOf } from "../../domain/billing/statement.ts";
import type { LocalDate } from "../../domain/base/time.ts";
import type { CaseRecords } from "../base/ports.ts";
import { digestOf } from "../base/digest.ts";
import { LOST, racing } from "../base/racing.ts";

/** The provider that a laptop has embedded, beside those of the region file. */
export const EMBEDDED_PROVIDER = "local";

/** What a notice proves itself by. */
export type Signed = { id: string; timestamp: string; signature: string; body: string };

export type PaymentSignatures = {
  /** Whether a provider has signed it, at that time, a moment ago; never of a provider that nobody knows. */
  isGenuine(provider: string, signed: Signed): Promise<boolean>;
};

/** An order as it goes out: known by its own number however often it is sent; whole fen. */
export type PaymentOrder = { provider: string; order: string; paymentCode: string; amount: number };

export type Payments = PaymentSignatures & {
  /** Providers that are embedded, beside those of the region file: on the laptop alone. */
  embedded: readonly string[];
  /**
   * Places an order once more, or for the first time. @param orderAt where the provider takes orders; `null` of an embedded one
   * @returns where it is paid; `null` where the provider was not reached, or did not take it
   */
  place(orderAt: string | null, order: PaymentOrder): Promise<string | null>;
};

type Notes = Pick<CaseRecords, "noted" | "replaceNote">;

/** Over so many notes the cases of a day are spread, so that no one of them grows large, or is fought for. */
const SHARDS = 16;

const ofTransaction = (provider: string, transaction: string): string => `payment#${provider}#${transaction}`;

const ofDay = (provider: string, day: LocalDate, shard: number): string =>
  `payments#${provider}#${day}#${shard}`;

/** Notes whose a transaction is. @returns the case that it belongs to: the first's that it was announced for */
export async function claim(
  store: Notes,
  provider: string,
  transaction: string,
  applicationId: string,
): Promise<string> {
  const name = ofTransaction(provider, transaction);
  const known = await store.noted(name);
  if (known !== undefined) return known;
  const written = await store.replaceNote(name, undefined, applicationId);
  return written === "saved" ? applicationId : ((await store.noted(name)) ?? applicationId);
}

/** Whose a transaction is; `undefined` where nobody has announced it. */
export const ownerOf = (
  store: Pick<Notes, "noted">,
  provider: string,
  transaction: string,
): Promise<string | undefined> => store.noted(ofTransaction(provider, transaction));

/** Notes that something of a case moved on a day of its provider. @returns whether that had not been noted */
export async function noteDay(
  store: Notes,
  provider: string,
  at: string,
  applicationId: string,
): Promise<boolean> {
  const shard = parseInt(digestOf({ applicationId }).slice(0, 4), 16) % SHARDS;
  const name = ofDay(provider, dayOf(at), shard);
  return racing(`the notes of ${name}`, async () => {
    const before = await store.noted(name);
    const known = before === undefined ? [] : (JSON.parse(before) as string[]);
    if (known.includes(applicationId)) return false;
    const after = JSON.stringify([...known, applicationId]);
    return (await store.replaceNote(name, before, after)) === "saved" ? true : LOST;
  });
}

/** The cases of which something moved on a day of a provider, by what it has announced. */
export async function casesOn(
  store: Pick<Notes, "noted">,
  provider: string,
  day: LocalDate,
): Promise<string[]> {
  const noted = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => store.noted(ofDay(provider, day, shard))),
  );
  return noted.flatMap((one) => (one === undefined ? [] : (JSON.parse(one) as string[])));
}
