/**
 * Who answers for a complaint (首问负责制): one post and one person at every instant, of supervision and never of the organ that it is
 * about. Until somebody has accepted it by name it is the head of supervision; what is the next level's is the next level's.
 */
import { personNamed, rankOf, type Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import type { Organ, Region, Signs } from "../catalogue/region.ts";
import type { Complaint } from "./complaint.ts";

export type ComplaintContact = {
  organ: Organ;
  /** `null` where their token names none. */
  post: Organ | null;
  person: string;
  phone: string;
  since: Instant;
};

type Of = Pick<Region, "documents" | "contacts">;

/** At every instant exactly one, whatever has become of it. */
export function complaintContact(complaint: Complaint, region: Of): ComplaintContact {
  const { facts, reopened } = complaint;
  const since = reopened?.at ?? facts.filedAt;
  const level = levelOf(complaint, region);
  const taken = takenBy(complaint);
  if (taken && taken.at >= since) {
    const { by, at } = taken;
    const person = personNamed(by);
    if (person !== null) {
      const post = "post" in by && by.post !== undefined ? { name: by.post, nameEn: by.post } : null;
      return { ...level.of, post, person, since: at };
    }
  }
  const { name, post, postEn } = level.signs;
  return { ...level.of, post: { name: post, nameEn: postEn }, person: name, since };
}

/** Who has it in hand: who closed it or answered it, else who accepted or refused it. */
function takenBy(complaint: Complaint): { by: Actor; at: Instant } | null {
  if (complaint.status === "refused") return complaint.refused;
  if (complaint.status === "closed") return { by: complaint.closedBy, at: complaint.closedAt };
  if (complaint.status === "answered" && complaint.answeredBy)
    return { by: complaint.answeredBy, at: complaint.answeredAt };
  return complaint.handled?.accepted ?? null;
}

/** Whose it is: about supervision the government's, and so where its head has answered what is looked at again. */
function levelOf({ facts, reopened }: Complaint, { documents, contacts }: Of): { of: Level; signs: Signs } {
  const phone = contacts.complaints;
  const before = reopened?.before.by ?? null;
  const isGovernments =
    "supervision" in facts.about ||
    (before !== null && (rankOf(before) === "head" || rankOf(before) === "government-head"));
  if (!isGovernments) {
    const { name, nameEn, signs } = documents.supervisor;
    return { of: { organ: { name, nameEn }, phone }, signs };
  }
  const { government: name, governmentEn: nameEn } = contacts;
  return { of: { organ: { name, nameEn }, phone }, signs: documents.government.signs };
}

type Level = Pick<ComplaintContact, "organ" | "phone">;
