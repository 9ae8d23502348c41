/** 办结通知书: the result, every opinion marked express or deemed, conditions with their source, remedies. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import type { SourcedCondition } from "../domain/application/rollUp.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, paragraph, remedies, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";
import { MARK_OF } from "../words/mark.ts";

type Decided = Extract<NoticeBody, { kind: "decision" }>;

export function decision(body: Decided, voice: Voice): Html {
  const { says: all, words, codes, printed } = voice;
  const says = all.decision;
  const { notice } = printed;
  const { lead, result, afterJointReview } = body;
  const how = afterJointReview
    ? says.byJointReview
    : lead
      ? says.byLead(voice.name(notice.issuedBy))
      : says.byRules;
  // What silence brings about comes about at the end of a day; what somebody says, when it is said.
  const asOf = ({ outcome, asOf }: Decided["opinions"][number]) =>
    MARK_OF[outcome] === "express" ? voice.moment(asOf) : voice.deadline(asOf);
  return h`${paragraph(says.opening(notice.project.name, codes.RESULTS[result]))}${section(
    says.title,
    facts(says.title, [
      [says.result, h`<strong>${codes.RESULTS[result]}</strong>`],
      [
        says.decidedAt,
        lead || afterJointReview ? voice.moment(body.decidedAt) : voice.deadline(body.decidedAt),
      ],
      [says.basedOn, how],
      [says.reasons, lead && lead.reasons],
      [says.article, lead && lead.article],
    ]),
  )}${section(
    says.opinions,
    table(
      says.opinions,
      [says.department, words.frame.matter, says.opinion, says.mark, says.asOf, says.overdue],
      body.opinions.map((opinion) => [
        voice.name(opinion),
        voice.name(opinion.matter),
        codes.OUTCOMES[opinion.outcome],
        codes.MARKS[MARK_OF[opinion.outcome]],
        asOf(opinion),
        opinion.overdue ? words.yes : words.no,
      ]),
    ),
    body.opinions.some(({ deemed }) => deemed) ? h`<p class="note">${says.delivery}</p>\n` : null,
  )}${section(says.conditions, conditions(body, voice))}${
    printed.objections.length > 0 ? section(says.objections, objections(body, voice)) : null
  }${result === "granted" ? null : remedies(voice)}`;
}

function conditions({ afterJointReview }: Decided, voice: Voice): Content {
  const { says: all, words, codes, printed } = voice;
  const says = all.decision;
  if (printed.conditions.length === 0 && !afterJointReview) return paragraph(says.noConditions);
  const basis = (condition: SourcedCondition) =>
    condition.article === undefined
      ? codes.BASES[condition.basis]
      : words.person(codes.BASES[condition.basis], condition.article);
  return [
    printed.conditions.length === 0
      ? null
      : table(
          says.conditions,
          [all.owed.no, says.condition, says.source, says.basis],
          printed.conditions.map((condition, i) => [
            i + 1,
            condition.text,
            words.person(voice.department(condition.department), voice.matterOf(condition.reviewId)),
            basis(condition),
          ]),
        ),
    afterJointReview ? paragraph(says.clashesSettled) : null,
  ];
}

const objections = ({ result }: Decided, voice: Voice): Content => {
  const { says: all, words, printed } = voice;
  const says = all.decision;
  return [
    table(
      says.objections,
      [says.source, says.reasons, says.article, says.facts, says.curableBy, all.objection.veto],
      printed.objections.map((objection) => [
        words.person(voice.department(objection.department), voice.matterOf(objection.reviewId)),
        objection.reasons,
        objection.article,
        objection.facts,
        objection.curableBy,
        objection.veto ? words.yes : words.no,
      ]),
    ),
    result === "refused" ? null : paragraph(says.objectionsAnswered),
  ];
};
