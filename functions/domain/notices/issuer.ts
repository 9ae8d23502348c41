/**
 * Who answers for a document, and who signs it: the organ of the matter for what is its own, its silence too; the lead for
 * the whole; the supervising organ for orders and for answers to complaints; the government for what it decides itself.
 */
import { acceptanceOf } from "../application/application.ts";
import type { Recourse, Region, Signs } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";
import { departmentName } from "./named.ts";
import type { Notice, NoticeBody, Signatory } from "./notice.ts";
import type { CaseView } from "./owing.ts";

/** The organs of a region that are no departments, as documents name them. */
const SUPERVISOR = "supervisor";
const GOVERNMENT = "government";

/** @param decidedBy who has decided it, where that is not told by its kind */
export function issuerOf(
  body: NoticeBody,
  { application, review, region }: Pick<CaseView, "application" | "review" | "region">,
  decidedBy?: "department" | "government",
): Notice["issuedBy"] {
  const { contacts, documents, projectTypes } = region;
  const { name, nameEn } = documents.supervisor;
  const lead =
    acceptanceOf(application)?.lead ??
    departmentName(region, nowOf(projectTypes, application.facts.project.type)!.lead);
  if (decidedBy === "government")
    return { id: GOVERNMENT, name: contacts.government, nameEn: contacts.governmentEn };
  switch (body.kind) {
    // Who collects it gives the receipt; the one bill of all of them is the lead's.
    case "payment-receipt":
      return body.organ;
    case "supervision-order":
    case "site-visit-overdue":
    // Named by the supervisor.
    case "presider-named":
    case "complaint-answer":
      return { id: SUPERVISOR, name, nameEn };
    case "supplement":
    case "supplement-withdrawn":
    case "delay":
    case "extension":
    case "date-moved":
    case "objection-report":
    case "ground-for-revocation":
    case "licence-decision":
    case "revocation-announced":
    case "revocation-withdrawn":
    case "revocation":
    case "revision":
    case "silence-taken-back":
    case "promise-check":
    // The organ of the matter answers for its silence, not the lead.
    case "deemed-consent": {
      // But it is the lead that waits no longer.
      if (body.kind === "delay" && body.cause.why === "lead-proceeds") return lead;
      // Whoever has named whose the matter is says so.
      if (body.kind === "date-moved" && body.by.why === "handed-on" && body.by.named !== undefined)
        return body.by.named === "lead" ? lead : { id: SUPERVISOR, name, nameEn };
      // By the name that it had when it was asked, whatever has become of it since.
      const own = review?.facts.department;
      return own ? { id: own.id, name: own.name, nameEn: own.nameEn } : lead;
    }
    default:
      return lead;
  }
}

/** Whoever gave the approval or the order by an act signs for it; everything else is signed for its organ. */
export function signatoryOf(body: NoticeBody, region: Region, issuer: string): Signatory {
  switch (body.kind) {
    case "whole-limit":
      if (body.approver !== null) return { name: body.approver.name, as: body.approver.rank };
      break;
    case "extension":
      return { name: body.approver.name, as: body.approver.rank };
    case "objection-report":
      return { name: body.signedBy, as: null };
    case "delay":
      if (body.cause.why === "special-procedure")
        return { name: body.cause.approver.name, as: body.cause.approver.rank };
      break;
    default:
  }
  const { name, post, postEn } = organOf(region, issuer).signs;
  return { name, as: { name: post, nameEn: postEn } };
}

/** What the numbers of an organ's documents begin with. */
export const markOf = (region: Region, issuer: string): string => organOf(region, issuer).signs.mark;

/** Where one may turn against a document that burdens somebody. */
export function remediesOf(body: NoticeBody, region: Region, issuer: string): Recourse | null {
  return isBurden(body) ? (organOf(region, issuer).recourse ?? region.documents.recourse) : null;
}

function isBurden(body: NoticeBody): boolean {
  switch (body.kind) {
    case "not-accepted":
    case "deemed-consent":
    case "revocation":
    case "silence-taken-back":
    case "promise-broken":
      return true;
    case "revision":
      return body.result !== "stands";
    case "promise-check":
      return body.effect !== "stands";
    case "ended":
      return body.why === "lapsed";
    case "licence-decision":
    case "summary":
      return body.result !== "granted";
    default:
      return false;
  }
}

/** The organ as the region file has it now. @throws Error where nobody stands in its place, which no successor file does */
function organOf(
  { departments, documents }: Region,
  id: string,
): { signs: Signs; recourse?: Recourse | undefined } {
  if (id === SUPERVISOR) return documents.supervisor;
  if (id === GOVERNMENT) return documents.government;
  const found = nowOf(departments, id);
  if (!found) throw new Error(`the region file has no department "${id}", and none that succeeds it`);
  return found;
}
