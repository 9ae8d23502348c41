/** What departments do not agree on: an objection reported, a joint review called, and its minutes. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, failedGuards, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 否决报备表. */
export function objectionReport(body: Body<"objection-report">, voice: Voice): Html {
  const { says: all, words, printed } = voice;
  const says = all.objection;
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      [says.department, voice.name(printed.notice.issuedBy)],
      [says.reasons, body.reasons],
      [says.article, body.article],
      [says.facts, body.facts],
      [says.curableBy, body.curableBy],
      [says.signedBy, body.signedBy],
      [says.veto, body.veto ? says.vetoNote : words.no],
      [says.overdue, body.overdue ? words.yes : words.no],
    ]),
  )}`;
}

/** 联合会审通知书: when, where, on what, and what absence means. */
export function invitation(body: Body<"joint-review-invitation">, voice: Voice): Html {
  const { says: all, printed } = voice;
  const says = all.joint;
  const objected = body.objections.map((reviewId): Content => {
    const objection = printed.objections.find((one) => one.reviewId === reviewId);
    const matter = voice.matterOf(reviewId);
    return objection
      ? all.owed.asked(voice.department(objection.department), matter, objection.reasons)
      : matter;
  });
  return h`${paragraph(says.inviteOpening)}${section(
    says.sitting,
    facts(says.sitting, [
      [says.heldOn, `${voice.date(body.heldOn)} ${body.time}`],
      [says.place, body.place],
      [says.agenda, body.agenda],
      [says.invited, voice.list(body.invited.map(voice.name))],
    ]),
  )}${objected.length > 0 ? section(says.objections, numbered(objected)) : null}${
    body.clashes.length > 0
      ? section(
          says.clashes,
          table(
            says.clashes,
            [says.about, says.department, says.text],
            body.clashes.flatMap((about) =>
              printed.conditions
                .filter((condition) => condition.about === about)
                .map(({ department, text }) => [about, voice.department(department), text]),
            ),
          ),
        )
      : null
  }${section(says.rights, numbered([says.revise, says.absence]))}`;
}

/** 联合会审纪要: who came, what was said, what was concluded and why. */
export function minutes(
  { heldOn, conclusion, attendance }: Body<"joint-review-minutes">,
  voice: Voice,
): Html {
  const { says: all, words, codes } = voice;
  const says = all.joint;
  const { answers, resolutions } = conclusion;
  return h`${section(
    says.sitting,
    facts(says.sitting, [
      [says.heldOn, heldOn === null ? says.notHeld : voice.date(heldOn)],
      [says.concludedAt, voice.moment(conclusion.concludedAt)],
      [says.result, codes.CONCLUSIONS[conclusion.result]],
      [says.reasons, conclusion.reasons],
      [says.article, conclusion.article],
    ]),
  )}${section(
    says.attendance,
    table(
      says.attendance,
      [says.department, says.as, says.failed],
      attendance.map((one) => [
        voice.name(one),
        codes.ATTENDANCE[one.as],
        failedGuards(voice, one.failed) ?? words.none,
      ]),
    ),
  )}${section(says.minutesTitle, paragraph(conclusion.minutes))}${
    answers.length > 0
      ? section(
          says.answers,
          table(
            says.answers,
            [says.answered, says.answer],
            answers.map(({ reviewId, reasons }) => [voice.matterOf(reviewId), reasons]),
          ),
        )
      : null
  }${
    resolutions.length > 0
      ? section(
          says.resolutions,
          table(
            says.resolutions,
            [says.about, says.text],
            resolutions.map(({ about, text }) => [about, text]),
          ),
        )
      : null
  }`;
}
