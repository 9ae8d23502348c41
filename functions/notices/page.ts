/** A notice as a page: to be read on a phone, printed on A4, and verified by its code. No script, nothing to load. */
import type { Audience, NoticeBody } from "../domain/notices/notice.ts";
import { inGroups } from "../domain/base/ids.ts";
import { localDate, startOfDay, type Instant } from "../domain/base/time.ts";
import { documentLink } from "../domain/base/documentLink.ts";
import { agency } from "./agency.ts";
import { paymentNotice, paymentReceipt } from "./billing.ts";
import { projectChange } from "./change.ts";
import { complaintAnswer } from "./complaint.ts";
import { licenceDecision, summary } from "./decision.ts";
import { h, type Html } from "./html.ts";
import { acceptance, ended, notAccepted, owed, receipt } from "./intake.ts";
import { invitation, minutes, objectionReport, told } from "./joint.ts";
import { delay, extension, moved, supervisionOrder } from "./late.ts";
import { revision } from "./revision.ts";
import { wholeLimit } from "./whole.ts";
import { matterAdded } from "./addition.ts";
import { rectification } from "./rectification.ts";
import { tracking } from "./tracking.ts";
import { siteVisit, siteVisitMinutes, siteVisitOverdue } from "./visits.ts";
import { dateOpen } from "./service.ts";
import { facts, paragraph, remedies, section } from "./parts.ts";
import { revocation, revocationAnnounced, revocationWithdrawn } from "./revocation.ts";
import { deemedConsent, groundForRevocation, silenceTakenBack } from "./silence.ts";
import { linkNotCopied, promiseBroken, promiseCheck } from "./promises.ts";
import { presiderNamed, presiderNeeded } from "./presiding.ts";
import { qrCode } from "./qrCode.ts";
import { STYLE } from "./style.ts";
import { supplementWithdrawn } from "./supplement.ts";
import type { Language } from "../words/language.ts";
import { alteredWords, voiceOf, type Printed, type Voice } from "./voice.ts";

export { STYLE_HASH } from "./style.ts";
export type { Printed } from "./voice.ts";

/** The complete document. Serve it with `style-src '${STYLE_HASH}'` and nothing else allowed. */
export function noticePage(printed: Printed, language: Language): string {
  const voice = voiceOf(printed, language);
  const { words } = voice;
  const { notice } = printed;
  const title = titleOf(notice.body, voice);
  const { frame } = words;
  return h`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${printed.void ? words.person(title, frame.void[printed.void.why]) : title} ${notice.number}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="number">${words.labelled(frame.number, notice.number)}</p>
</header>
${voidBanner(voice)}${standingBanner(voice)}${particulars(voice)}<p>${frame.to(addressees(notice.audience, voice))}</p>
${bodyOf(notice.body, voice)}${remedies(voice)}<div class="signed">
<p>${voice.name(notice.issuedBy)}</p>
<p>${words.labelled(frame.signatory, voice.signatory(notice.signatory))}</p>
<p><time datetime="${notice.issuedOn}">${voice.date(notice.issuedOn)}</time></p>
</div>
${contact(voice)}</main>
</body>
</html>
`.toString();
}

/** What the document is called; a decision on a licence by what it says. */
function titleOf(body: NoticeBody, { says, codes }: Voice): string {
  if (body.kind === "licence-decision") return says.licence.title[body.result];
  // To whom it is stands in its first line.
  return codes.NOTICES[body.kind === "joint-review-told" ? "joint-review-invitation" : body.kind];
}

function voidBanner({ printed, words, day }: Voice): Html | null {
  if (printed.void === null) return null;
  const { frame } = words;
  const { why, at, reasons } = printed.void;
  const stamp = frame.void[why];
  return h`<section class="void" aria-label="${stamp}">
<p><strong>${stamp}</strong></p>
${paragraph(frame.voidSince[why](day(at)))}${reasons === null ? null : paragraph(words.labelled(frame.voidReasons, reasons))}
</section>
<p class="stamp" aria-hidden="true">${stamp}</p>
`;
}

/** That another document took its place, or that what it says is looked at again. */
function standingBanner({ printed: { superseded, underReview }, words, codes, day }: Voice): Html | null {
  const { frame } = words;
  if (superseded === null && underReview === null) return null;
  return h`<section class="standing" aria-label="${frame.standing}">
${
  superseded &&
  paragraph(
    frame.superseded[superseded.in](codes.NOTICES[superseded.kind], superseded.number, day(superseded.at)),
  )
}${underReview && paragraph(frame.underReview[underReview.why](day(underReview.since)))}</section>
`;
}

/** What is shown in the place of a document that is no longer what was issued: nothing of it can be believed. */
export function alteredPage(number: string, language: Language): string {
  const { title, text } = alteredWords(language);
  return h`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} ${number}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<section class="void">
${paragraph(text(number))}</section>
</main>
</body>
</html>
`.toString();
}

function particulars(voice: Voice): Html {
  const { printed, words } = voice;
  const { notice } = printed;
  const { frame } = words;
  const { project, applicant, matter, basis, documentBasis, issuedBy } = notice;
  return facts(frame.particulars, [
    [frame.application, notice.applicationId],
    [frame.project, project.name],
    [frame.projectCode, project.code],
    [frame.applicant, applicant.name],
    [frame.matter, matter ? voice.name(matter) : frame.wholeApplication],
    [frame.organ, voice.name(issuedBy)],
    [frame.signatory, voice.signatory(notice.signatory)],
    [frame.issuedOn, voice.date(notice.issuedOn)],
    [frame.takesEffect, effectOf(voice)],
    [frame.basis, basis && voice.basis(basis)],
    [frame.documentBasis, documentBasis.length > 0 ? voice.list(documentBasis.map(voice.basis)) : null],
  ]);
}

/** 生效日期: where it is another than that of issue; what begins or ends with a day, by the end of the one before. */
function effectOf({ printed: { notice, zone }, deadline, day }: Voice): string | null {
  const { at, issuedOn, body } = notice;
  if (TELL_ONLY.has(body.kind)) return null;
  if (localDate(at, zone) === issuedOn && !isMidnight(at, zone)) return null;
  return isMidnight(at, zone) ? deadline(at) : day(at);
}

/** What only tells of something, or asks for it, takes effect with its issue. */
const TELL_ONLY: ReadonlySet<NoticeBody["kind"]> = new Set([
  "delay",
  "supervision-order",
  "site-visit-overdue",
  "tracking",
  "date-open",
  "promise-broken",
  "link-not-copied",
  "objection-report",
  "ground-for-revocation",
  "complaint-answer",
  "revocation-announced",
]);

const isMidnight = (at: Instant, zone: string): boolean => startOfDay(localDate(at, zone), zone) === at;

const addressees = ({ applicant, departments, supervisors }: Audience, voice: Voice): string =>
  voice.list([
    ...(applicant ? [voice.printed.notice.applicant.name] : []),
    ...departments.map((id) => voice.department(id)),
    ...(supervisors ? [voice.words.frame.supervisors] : []),
  ]);

function contact(voice: Voice): Html {
  const { printed, words, zone } = voice;
  const { notice, code, verifyAt } = printed;
  const { frame } = words;
  return section(
    frame.contact,
    facts(frame.contact, [
      [frame.enquiries, notice.contacts.enquiries],
      [frame.complaints, notice.contacts.complaints],
      [frame.code, inGroups(code)],
      [frame.verifyAt, verifyAt],
      [frame.catalogue, notice.catalogueVersion],
      [frame.calendar, notice.calendarVersion],
      [frame.zone, zone],
    ]),
    scanned(voice),
    h`<p class="note">${frame.generated}</p>\n`,
    frame.translation === null ? null : h`<p class="note">${frame.translation}</p>\n`,
  );
}

/** What a telephone reads off the paper; none where nobody knows under which address the page lies. */
function scanned({ printed: { notice, code, verifyAt }, words }: Voice): Html | null {
  if (!verifyAt.startsWith("http")) return null;
  const { scan } = words.frame;
  const link = documentLink(verifyAt, { number: notice.number, code });
  return h`<figure class="scan">${qrCode(link, scan)}<figcaption>${scan}</figcaption></figure>\n`;
}

function bodyOf(body: NoticeBody, voice: Voice): Html {
  switch (body.kind) {
    case "receipt":
      return receipt(body, voice);
    case "acceptance":
      return acceptance(body, voice);
    case "materials":
    case "supplement":
      return owed(body, voice);
    case "supplement-withdrawn":
      return supplementWithdrawn(body, voice);
    case "not-accepted":
      return notAccepted(body, voice);
    case "ended":
      return ended(body, voice);
    case "delay":
      return delay(body, voice);
    case "extension":
      return extension(body, voice);
    case "date-moved":
      return moved(body, voice);
    case "deemed-consent":
      return deemedConsent(body, voice);
    case "objection-report":
      return objectionReport(body, voice);
    case "joint-review-invitation":
      return invitation(body, voice);
    case "presider-needed":
      return presiderNeeded(body, voice);
    case "presider-named":
      return presiderNamed(body, voice);
    case "joint-review-told":
      return told(body, voice);
    case "joint-review-minutes":
      return minutes(body, voice);
    case "licence-decision":
      return licenceDecision(body, voice);
    case "summary":
      return summary(body, voice);
    case "supervision-order":
      return supervisionOrder(body, voice);
    case "complaint-answer":
      return complaintAnswer(body, voice);
    case "revocation-announced":
      return revocationAnnounced(body, voice);
    case "revocation-withdrawn":
      return revocationWithdrawn(body, voice);
    case "revocation":
      return revocation(body, voice);
    case "project-change":
      return projectChange(body, voice);
    case "revision":
      return revision(body, voice);
    case "whole-limit":
      return wholeLimit(body, voice);
    case "matter-added":
      return matterAdded(body, voice);
    case "rectification":
      return rectification(body, voice);
    case "site-visit":
      return siteVisit(body, voice);
    case "site-visit-minutes":
      return siteVisitMinutes(body, voice);
    case "site-visit-overdue":
      return siteVisitOverdue(body, voice);
    case "payment-notice":
      return paymentNotice(body, voice);
    case "payment-receipt":
      return paymentReceipt(body, voice);
    case "tracking":
      return tracking(body, voice);
    case "agency":
      return agency(body, voice);
    case "promise-check":
      return promiseCheck(body, voice);
    case "promise-broken":
      return promiseBroken(body, voice);
    case "link-not-copied":
      return linkNotCopied(body, voice);
    case "date-open":
      return dateOpen(body, voice);
    case "silence-taken-back":
      return silenceTakenBack(body, voice);
    case "ground-for-revocation":
      return groundForRevocation(body, voice);
  }
}
