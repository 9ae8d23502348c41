/**
 * Whom to ring up about an application (联系人). It is personal: it lies outside of the history, under a key of its own, and
 * the history holds what it commits to and that it was corrected or erased, never what it says (docs/adr/0033).
 */
import type { Application } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import type { Instant } from "../base/time.ts";

export type Contact = { name: string; phone: string; email?: string | undefined };

/** How often it may be corrected: a history is bounded. */
export const MOST_CORRECTIONS = 20;

/** Why it is erased: its time is over by the region's file, or a supervisor has ordered it. */
export type Erasure = {
  why: "retention" | "ordered";
  /** The provision that asks for it. */
  basis: string;
  /** What the supervisor says beside it. */
  reasons: string | null;
};

export type ContactEvent =
  | { type: "contact-corrected"; commitment: string; at: Instant }
  | ({ type: "contact-erased"; at: Instant } & Erasure);

export type ContactRefusal =
  { code: "contact-erased"; erasedAt: Instant } | { code: "contact-corrected-too-often"; most: number };

/** How the contact of an application stands. */
export type ContactStanding = {
  /** SHA-256 over it and a salt that lies with it: says nothing once both are gone. */
  commitment: string;
  corrections: number;
  correctedAt: Instant | null;
  erased: (Erasure & { at: Instant }) | null;
};

export const firstContact = (commitment: string): ContactStanding => ({
  commitment,
  corrections: 0,
  correctedAt: null,
  erased: null,
});

/** Another contact in place of the one on record, at any time until that is erased. */
export function correctContact(
  { contact: { erased, corrections } }: Application,
  commitment: string,
  now: Instant,
): ApplicationDecision {
  if (erased) return { events: [], refusal: { code: "contact-erased", erasedAt: erased.at } };
  if (corrections >= MOST_CORRECTIONS)
    return { events: [], refusal: { code: "contact-corrected-too-often", most: MOST_CORRECTIONS } };
  return { events: [{ type: "contact-corrected", commitment, at: now }] };
}

/** Its end, once: the same again is a repeat. */
export const eraseContact = (
  { contact }: Application,
  erasure: Erasure,
  now: Instant,
): ApplicationDecision =>
  contact.erased ? { events: [] } : { events: [{ type: "contact-erased", ...erasure, at: now }] };

/** What such an event makes of it. */
export function contactAfter(contact: ContactStanding, event: ContactEvent): ContactStanding {
  switch (event.type) {
    case "contact-corrected":
      return {
        ...contact,
        commitment: event.commitment,
        corrections: contact.corrections + 1,
        correctedAt: event.at,
      };
    case "contact-erased": {
      const { why, basis, reasons, at } = event;
      return { ...contact, erased: { why, basis, reasons, at } };
    }
  }
}
