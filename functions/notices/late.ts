/** When a limit is not kept: told to the applicant, extended, or brought before a superior. */
import type { DelayCause, NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, failedGuards, numbered, paragraph, section } from "./parts.ts";
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
      [says.reasons, reasons === "" ? says.noReasons : reasons],
      ...more,
      [says.handler, voice.handler(handler)],
      [says.next, next],
      [says.nextDate, nextDate === null ? says.noDate : voice.moment(nextDate)],
      [says.complaints, voice.printed.notice.contacts.complaints],
    ]),
  )}`;
}

type Cause = { what: string; next: string; more: readonly (readonly [string, Content])[] };

function causeOf(cause: DelayCause, voice: Voice): Cause {
  const { says: all, codes } = voice;
  const says = all.delay;
  switch (cause.why) {
    case "special-procedure":
      return {
        what: says.special(codes.STOPS[cause.kind], voice.moment(cause.until)),
        next: says.specialNext,
        more: [[says.basis, cause.basis]],
      };
    case "overdue":
      return {
        what: says.overdue(voice.deadline(cause.dueAt)),
        next: says.overdueNext,
        more: [[says.failed, failedGuards(voice, cause.failedGuards)]],
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
      return { what: says.leadOverdue(voice.deadline(cause.dueAt)), next: says.leadNext, more: [] };
  }
}

/** 延长期限告知书: the old date and the new, why, and who approved. */
export function extension(body: Body<"extension">, voice: Voice): Html {
  const says = voice.says.extension;
  return h`${paragraph(says.opening)}${section(
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

/** 督办单: to whom, what is overdue and since when, what is asked, and the step that follows. */
export function supervisionOrder(body: Body<"supervision-order">, voice: Voice): Html {
  const { says: all, words, codes, printed } = voice;
  const says = all.order;
  const { matter, audience } = printed.notice;
  const to = body.to === "government" ? voice.name(body.government) : codes.LADDER[body.to];
  return h`${paragraph(says.opening(to))}${section(
    says.title,
    facts(says.title, [
      [words.frame.matter, matter ? voice.name(matter) : says.leadMatter],
      [says.department, voice.list(audience.departments.map(voice.department))],
      [says.level, to],
      [says.dueAt, voice.deadline(body.dueAt)],
      [says.handler, voice.handler(body.handler)],
      [says.failed, failedGuards(voice, body.failedGuards) ?? says.none],
    ]),
  )}${section(says.demand, numbered([...says.demands, says.next[body.to]]))}`;
}
