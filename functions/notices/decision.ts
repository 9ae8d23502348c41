/** 准予/不予行政许可决定书 of one licence by its own organ, and 并联审批意见汇总告知书 of the whole round by the lead. */
import type { NoticeBody, SummedUp } from "../domain/notices/notice.ts";
import type { SourcedCondition } from "../domain/application/rollUp.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";
import { wantedText } from "./joint.ts";
import { isSilent } from "../domain/review/outcome.ts";
import { MARK_OF } from "../words/mark.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** One licence: granted, with which conditions and on what they rest; or refused, why, and what may be done about it. */
export function licenceDecision(body: Body<"licence-decision">, voice: Voice): Html {
  const { says: all, words, codes, printed } = voice;
  const says = all.licence;
  const { notice } = printed;
  const { result, outcome, fellWith, tacitBasis } = body;
  const matter = notice.matter ? voice.name(notice.matter) : words.dash;
  const { conditions: own } = notice;
  const [objection] = notice.objections;
  const isRefused = result === "refused";
  return h`${paragraph(
    isRefused ? says.refused(notice.project.name, matter) : says.granted(notice.project.name, matter),
  )}${section(
    says.about,
    facts(says.about, [
      [says.result, h`<strong>${codes.LICENCE_RESULTS[result]}</strong>`],
      [says.opinion, words.person(codes.OUTCOMES[outcome], codes.MARKS[MARK_OF[outcome]])],
      [isRefused ? says.refusalBasis : says.tacitBasis, tacitBasis && voice.basis(tacitBasis)],
      [says.decidedAt, voice.moment(body.decidedAt)],
    ]),
  )}${
    own.length > 0
      ? section(
          says.conditions,
          table(
            says.conditions,
            [all.owed.no, all.summary.condition, all.summary.basis],
            own.map((condition, i) => [i + 1, condition.text, lawfulBasisOf(condition, voice)]),
          ),
        )
      : null
  }${
    isRefused
      ? section(
          says.reasons,
          facts(says.reasons, [
            [says.fellWith, fellWith && says.lacks(voice.name(fellWith))],
            [says.bySilence, isSilent(outcome) ? says.silence(voice.name(notice.issuedBy)) : null],
            [all.summary.reasons, objection?.reasons ?? null],
            [all.summary.article, objection?.article ?? null],
            [all.summary.facts, objection?.facts ?? null],
            [all.summary.curableBy, objection?.curableBy ?? null],
          ]),
        )
      : null
  }`;
}

/** The round: every matter, its organ, what it said or was silent on, and what came of it. */
export function summary(body: Body<"summary">, voice: Voice): Html {
  const { says: all, codes, printed } = voice;
  const says = all.summary;
  const { notice } = printed;
  const { lead, result, afterJointReview, matters } = body;
  const how = lead
    ? says.byLead(voice.name(notice.issuedBy))
    : afterJointReview
      ? says.byJointReview
      : says.byRules;
  const decided = matters.filter((one) => one.result !== "not-applicable" && one.result !== "not-examined");
  const excluded = matters.filter((one) => one.result === "not-applicable");
  const unexamined = matters.filter((one) => one.result === "not-examined");
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
    paragraph(says.licencesApart),
  )}${lead && lead.answers.length > 0 ? section(says.answers, answers(lead, voice)) : null}${
    lead && lead.resolutions.length > 0 ? section(says.resolutions, resolutions(lead, body, voice)) : null
  }${decided.length > 0 ? section(says.opinions, opinions(decided, voice)) : null}${
    excluded.length > 0
      ? section(
          says.excluded,
          numbered(excluded.map((one) => who(one, voice))),
          paragraph(says.excludedMeans),
        )
      : null
  }${
    unexamined.length > 0
      ? section(
          says.unexamined,
          numbered(
            unexamined.map((one) =>
              one.fellWith ? says.fell(who(one, voice), voice.name(one.fellWith)) : who(one, voice),
            ),
          ),
          paragraph(says.unexaminedMeans),
        )
      : null
  }${section(says.conditions, conditions(body, voice))}${
    printed.notice.objections.length > 0 ? section(says.objections, objections(body, voice)) : null
  }${body.lateOpinions.length > 0 ? section(says.late, lateOpinions(body, voice)) : null}`;
}

type Lead = NonNullable<Body<"summary">["lead"]>;

/** What the lead itself answers to whoever objected when the joint review was over. */
const answers = ({ answers: given }: Lead, { says, matterOf }: Voice): Content =>
  table(
    says.summary.answers,
    [says.summary.source, says.summary.answer],
    given.map(({ reviewId, reasons }) => [matterOf(reviewId), reasons]),
  );

const resolutions = ({ resolutions: settled }: Lead, { figures }: Body<"summary">, voice: Voice): Content =>
  table(
    voice.says.summary.resolutions,
    [voice.says.joint.about, voice.says.joint.wanted, voice.says.summary.resolution],
    settled.map((one, i) => [voice.name(figures[i]!), wantedText(one, figures[i]!, voice), one.text]),
  );

const who = (one: SummedUp, { words, name }: Voice): string => words.person(name(one.matter), name(one));

function opinions(decided: readonly SummedUp[], voice: Voice): Content {
  const { says: all, words, codes } = voice;
  const says = all.summary;
  // What silence brings about comes about at the end of a day; what somebody says, when it is said.
  const asOf = ({ outcome, asOf }: SummedUp) =>
    isSilent(outcome) ? voice.deadline(asOf) : voice.moment(asOf);
  const resultOf = ({ matterKind, result }: SummedUp) =>
    (matterKind === "licence" ? codes.LICENCE_RESULTS : codes.OPINION_RESULTS)[result];
  const said = ({ outcome, silenceBasis }: SummedUp) =>
    silenceBasis === null
      ? codes.OUTCOMES[outcome]
      : `${codes.OUTCOMES[outcome]}${says.because(all.acceptance.restsOn(voice.basis(silenceBasis)))}`;
  const groundOf = ({ ground, fellWith }: SummedUp) =>
    ground.by === "own"
      ? ""
      : says.because(fellWith ? says.lacks(voice.name(fellWith)) : codes.GROUNDS[ground.by]);
  return [
    table(
      says.opinions,
      [words.frame.matter, says.department, says.opinion, says.mark, says.asOf, says.overdue, says.result],
      decided.map((one) => [
        voice.name(one.matter),
        voice.name(one),
        said(one),
        codes.MARKS[MARK_OF[one.outcome]],
        asOf(one),
        one.overdue || isSilent(one.outcome) ? words.yes : words.no,
        `${resultOf(one)}${groundOf(one)}`,
      ]),
    ),
    decided.some(({ deemed }) => deemed) ? h`<p class="note">${says.delivery}</p>\n` : null,
  ];
}

function conditions({ clashes, lead }: Body<"summary">, voice: Voice): Content {
  const { says: all, words, printed } = voice;
  const says = all.summary;
  return [
    printed.notice.conditions.length === 0
      ? paragraph(says.noConditions)
      : table(
          says.conditions,
          [all.owed.no, says.condition, says.source, says.basis],
          printed.notice.conditions.map((condition, i) => [
            i + 1,
            condition.text,
            words.person(voice.department(condition.department), voice.matterOf(condition.reviewId)),
            basisOf(condition, voice),
          ]),
        ),
    clashes.length > 0 && lead === null ? paragraph(says.clashesSettled) : null,
  ];
}

/** A condition of a licence never rests on discretion alone: where it names no article, on that of the licence. */
function lawfulBasisOf(condition: SourcedCondition, voice: Voice): string {
  const { basis } = voice.printed.notice;
  return condition.article === undefined && basis
    ? voice.words.person(voice.codes.BASES[condition.basis], voice.basis(basis))
    : basisOf(condition, voice);
}

function basisOf(condition: SourcedCondition, { codes, words }: Voice): string {
  const basis = codes.BASES[condition.basis];
  return condition.article === undefined ? basis : words.person(basis, condition.article);
}

function objections({ verdict, lead }: Body<"summary">, voice: Voice): Content {
  const { says: all, words, printed } = voice;
  const says = all.summary;
  return [
    table(
      says.objections,
      [says.source, says.reasons, says.article, says.facts, says.curableBy, all.objection.veto],
      printed.notice.objections.map((objection) => [
        words.person(voice.department(objection.department), voice.matterOf(objection.reviewId)),
        objection.reasons,
        objection.article,
        objection.facts,
        objection.curableBy,
        objection.veto ? words.yes : words.no,
      ]),
    ),
    verdict === "grant" && lead === null ? paragraph(says.objectionsAnswered) : null,
  ];
}

function lateOpinions(body: Body<"summary">, voice: Voice): Content {
  const { says: all, words, codes } = voice;
  const says = all.summary;
  return [
    table(
      says.late,
      [words.frame.matter, says.department, says.opinion, says.receivedAt],
      body.lateOpinions.map((late) => [
        voice.name(late.matter),
        voice.name(late),
        codes.OPINIONS[late.opinion],
        voice.moment(late.receivedAt),
      ]),
    ),
    paragraph(says.lateMeans),
  ];
}
