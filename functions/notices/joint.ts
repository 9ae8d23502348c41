/** What departments do not agree on: an objection reported, a joint review called, and its minutes. */
import { wantedOf, type Said } from "../domain/catalogue/controlFigure.ts";
import type { Mandate } from "../domain/application/attendance.ts";
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, failedGuards, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Figure = Body<"joint-review-minutes">["figures"][number];

/** What is wanted of a control figure, in its unit: 不小于12米. */
export function wantedText(said: Said, { unit, unitEn }: Figure, { codes, words, name }: Voice): string {
  const wanted = wantedOf(said);
  return wanted === null
    ? words.none
    : words.wanted(codes.BOUNDS[wanted.bound], String(wanted.value), name({ name: unit, nameEn: unitEn }));
}

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
      [says.handler, voice.handler(body.handler)],
      [says.contact, body.contact],
      [says.signedBy, says.signed(body.signedBy)],
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
    const objection = printed.notice.objections.find((one) => one.reviewId === reviewId);
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
            [says.about, says.department, says.wanted, says.condition],
            body.clashes.flatMap((figure) =>
              printed.notice.conditions
                .filter(({ about }) => about === figure.code)
                .map((condition) => [
                  voice.name(figure),
                  voice.department(condition.department),
                  wantedText(condition, figure, voice),
                  condition.text,
                ]),
            ),
          ),
        )
      : null
  }${section(says.rights, numbered([says.revise, says.absence]))}`;
}

/** 联合会审通知书 to the applicant: that there is a sitting, when, where and on what. */
export function told(body: Body<"joint-review-told">, voice: Voice): Html {
  const says = voice.says.joint;
  return h`${paragraph(says.told(voice.date(body.heldOn), body.time))}${section(
    says.sitting,
    facts(says.sitting, [
      [says.heldOn, `${voice.date(body.heldOn)} ${body.time}`],
      [says.place, body.place],
      [says.agenda, body.agenda],
      [says.invited, voice.list(body.invited.map(voice.name))],
    ]),
    paragraph(says.toldEffect),
  )}`;
}

/** 联合会审纪要: who spoke for whom, who kept away and what shows that they were invited, and what was concluded on each point. */
export function minutes(body: Body<"joint-review-minutes">, voice: Voice): Html {
  const { says: all, words, codes } = voice;
  const says = all.joint;
  const { heldOn, conclusion, figures, attendance, objections } = body;
  const { resolutions } = conclusion;
  const there = attendance.flatMap(({ organ, took }) => (took.as === "present" ? [{ organ, took }] : []));
  const away = attendance.flatMap(({ organ, took }) => (took.as === "present" ? [] : [{ organ, took }]));
  return h`${section(
    says.sitting,
    facts(says.sitting, [
      [says.heldOn, heldOn === null ? says.notHeld : voice.date(heldOn)],
      [says.presidedBy, presiderText(body, voice)],
      [says.concludedAt, voice.moment(conclusion.concludedAt)],
      [says.result, codes.CONCLUSIONS[conclusion.result]],
      [says.reasons, conclusion.reasons],
      [says.article, conclusion.article],
    ]),
  )}${section(
    says.attendance,
    there.length === 0
      ? paragraph(says.nobody)
      : table(
          says.attendance,
          [says.department, says.speaker, says.mandate, says.said],
          there.map(({ organ, took }) => [
            voice.name(organ),
            words.person(took.name, took.post),
            mandateText(took.mandate, voice),
            took.said,
          ]),
        ),
  )}${
    away.length > 0
      ? section(
          says.away,
          table(
            says.away,
            [says.department, says.as, says.invitedBy, says.failed],
            away.map(({ organ, took }) => [
              voice.name(organ),
              codes.ATTENDANCE[took.as],
              says.invitedText(
                voice.moment(took.invited.sentAt),
                took.invited.receipt === null ? says.notReceived : voice.receipt(took.invited.receipt),
              ),
              failedGuards(voice, took.failed) ?? (took.as === "absent" ? says.maintains : words.none),
            ]),
          ),
        )
      : null
  }${section(says.minutesTitle, paragraph(conclusion.minutes))}${
    objections.length > 0
      ? section(
          says.answers,
          table(
            says.answers,
            [says.answered, says.settledAs, says.answer],
            objections.map(({ department, matter, as, reasons }) => [
              words.person(voice.name(department), voice.name(matter)),
              says.objectionsAs[as],
              reasons,
            ]),
          ),
        )
      : null
  }${
    resolutions.length > 0
      ? section(
          says.resolutions,
          table(
            says.resolutions,
            [says.about, says.settled, says.text],
            resolutions.map((settled, i) => [
              voice.name(figures[i]!),
              wantedText(settled, figures[i]!, voice),
              settled.text,
            ]),
          ),
        )
      : null
  }`;
}

/** The department that presided, with whoever the supervisor had named for it. */
const presiderText = (
  { presidedBy, presider }: Body<"joint-review-minutes">,
  { name, words }: Voice,
): string =>
  presider === null ? name(presidedBy) : `${name(presidedBy)} ${words.person(presider.name, presider.post)}`;

/** By what somebody speaks for their department: 依职务（分管负责人）, or the document that lets them. */
const mandateText = (mandate: Mandate, { codes, words }: Voice): string =>
  words.person(
    codes.MANDATES[mandate.by],
    mandate.by === "office" ? codes.RANKS[mandate.rank] : mandate.document,
  );
