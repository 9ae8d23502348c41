/** When a limit is not kept: told to the applicant, extended, or brought before a superior. */
import type { DelayCause, NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, failed, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 滞办反馈告知书: what is delayed or refused, why, who handles it, what follows and when, where to complain. */
export function delay({ cause, reasons, handler, nextDate }: Body<"delay">, voice: Voice): Html {
  const says = voice.says.delay;
  const { what, next, more } = causeOf(cause, voice);
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      [says.what, what],
      [says.reasons, reasonsOf(cause, reasons, voice)],
      ...more,
      [says.handler, voice.handler(handler)],
      [says.next, next],
      [says.nextDate, nextDate === null ? says.noDate : voice.moment(nextDate)],
      [says.complaints, voice.printed.notice.contacts.complaints],
    ]),
  )}`;
}

/** What was said; where nobody has said anything, who owes it, or by which rule nobody waits for it any more. */
function reasonsOf(cause: DelayCause, reasons: string, voice: Voice): string {
  const says = voice.says.delay;
  if (reasons !== "") return reasons;
  if (cause.why !== "lead-proceeds") return says.noReasons(voice.name(voice.printed.notice.issuedBy));
  return says.proceedsWhy({
    lastStepAt: voice.deadline(cause.lastStepAt),
    days: cause.furtherDays,
    lead: voice.name(cause.lead),
  });
}

type Cause = { what: string; next: string; more: readonly (readonly [string, Content])[] };

function causeOf(cause: DelayCause, voice: Voice): Cause {
  const { says: all, codes } = voice;
  const says = all.delay;
  switch (cause.why) {
    case "special-procedure":
      return {
        what: says.special({
          procedure: codes.STOPS[cause.kind],
          days: cause.days,
          before: voice.date(cause.before),
          after: voice.date(cause.after),
          approver: voice.approver(cause.approver),
        }),
        next: says.specialNext,
        more: [
          [says.basis, cause.basis],
          [says.days, says.daysUntil(cause.days, voice.deadline(cause.until))],
          [says.before, voice.date(cause.before)],
          [says.after, voice.date(cause.after)],
          [says.approver, voice.approver(cause.approver)],
        ],
      };
    case "overdue":
      return {
        what: says.overdue(voice.deadline(cause.dueAt)),
        next: `${says.overdueNext}${cause.goesOnAfter === undefined ? "" : all.afterLadder(cause.goesOnAfter)}`,
        more: [
          [says.failed, failed(voice, cause)],
          [says.askedBy, voice.name(cause.askedBy)],
        ],
      };
    case "lead-proceeds":
      return {
        what: says.proceeds(voice.deadline(cause.dueAt)),
        next: says.proceedsNext(voice.name(cause.lead)),
        more: [],
      };
    case "objection":
      return {
        what: says.objection,
        next: says.objectionNext,
        more: [
          [says.basis, cause.article],
          [says.cure, cause.curableBy],
        ],
      };
    case "lead-overdue":
      return {
        what: says.leadOverdue(voice.deadline(cause.dueAt)),
        next: says.leadNext,
        more: [[says.askedBy, voice.name(cause.askedBy)]],
      };
  }
}

/** 延长期限告知书: the old date and the new, why, and who approved. */
export function extension(body: Body<"extension">, voice: Voice): Html {
  const says = voice.says.extension;
  const organ = voice.name(voice.printed.notice.issuedBy);
  const opening = says.opening(organ, voice.approver(body.approver), voice.limit(body));
  return h`${paragraph(opening)}${section(
    says.title,
    facts(says.title, [
      [says.days, voice.limit(body)],
      [says.before, voice.date(body.before)],
      [says.after, voice.date(body.after)],
      [says.reasons, body.reasons],
      [says.approver, voice.approver(body.approver)],
    ]),
    paragraph(says.once),
  )}`;
}

/** 期限变更告知书: the old date, the new one, and why. */
export function moved({ by, before, after, provisional }: Body<"date-moved">, voice: Voice): Html {
  const { says: all, printed, words } = voice;
  const says = all.moved;
  const { matter } = printed.notice;
  const isCalendar = by.why === "calendar";
  const date = after === null && !isCalendar ? says.byService : voice.date(after);
  return h`${paragraph(says.opening(matter ? voice.name(matter) : words.frame.wholeApplication))}${section(
    says.title,
    facts(says.title, [
      [says.before, voice.date(before)],
      [says.after, provisional ? says.provisional(date) : date],
      [says.why, whyMoved(by, voice)],
    ]),
  )}${section(
    says.effect,
    numbered(by.why === "resumed" && by.lapsed ? [says.lapsed] : [effectOf(by, voice), says.silence]),
  )}`;
}

const effectOf = (by: Body<"date-moved">["by"], { says: { moved } }: Voice): string =>
  by.why === "handed-on" && by.named !== undefined ? moved.effects.named : moved.effects[by.why];

function whyMoved(by: Body<"date-moved">["by"], voice: Voice): string {
  const says = voice.says.moved;
  switch (by.why) {
    case "calendar":
      return says.calendar(by.before, by.after);
    case "project-change":
      return says.change(by.change);
    case "handed-on":
      return by.named === undefined
        ? says.handedOn(voice.name(by.from), voice.name(by.to), by.reasons)
        : says.named[by.named](voice.name(by.to), by.reasons);
    case "resumed":
      return by.stop === "supplement"
        ? by.lapsed
          ? says.termLapsed
          : says.supplied
        : says.procedureEnded(voice.codes.STOPS[by.stop]);
    case "served":
      return says.served(voice.moment(by.servedAt));
  }
}

/** 督办单: who must answer, by when and to whom; what is overdue and since when, what is asked, what follows. */
export function supervisionOrder(body: Body<"supervision-order">, voice: Voice): Html {
  const { says: all, words, codes, printed } = voice;
  const says = all.order;
  const { matter, audience } = printed.notice;
  const to = body.to === "government" ? voice.name(body.government) : codes.LADDER[body.to];
  const organ = voice.list(audience.departments.map(voice.department));
  const answersTo = body.to === "government" ? body.government : printed.notice.issuedBy;
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      [words.frame.matter, matter ? voice.name(matter) : says.leadMatter],
      [says.department, organ],
      [says.mustAnswer, says.whoAnswers[body.to](organ, body.post)],
      [says.answerBy, voice.deadline(body.answerBy)],
      [says.answerTo, voice.name(answersTo)],
      [says.level, to],
      [says.dueAt, voice.deadline(body.dueAt)],
      [says.handler, voice.handler(body.handler)],
      [says.failed, failed(voice, body.failed) ?? says.none],
    ]),
  )}${section(
    says.demand,
    numbered([
      ...(matter ? [says.sign] : []),
      ...says.demands,
      says.next[body.to],
      ...(body.goesOnAfter === undefined ? [] : [all.afterLadder(body.goesOnAfter)]),
    ]),
  )}<p class="note">${says.drawnUp}</p>
`;
}
