/** 联合踏勘: the invitation, the minutes, and the order to whoever owes findings. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 联合踏勘通知书: when and where, who is invited, what it moves, and what everybody has to do. */
export function siteVisit(body: Body<"site-visit">, voice: Voice): Html {
  const says = voice.says.siteVisit;
  const { what, why, reasons, moved } = body;
  const dates = moved.map((one): Content[] => [
    voice.name(one.matter),
    voice.name(one.department),
    voice.date(one.before),
    voice.date(one.after),
  ]);
  return h`${paragraph(says.opening[what])}${section(
    says.title,
    facts(says.title, [
      [says.heldOn, `${voice.date(body.heldOn)} ${body.time}`],
      [says.place, body.place],
      [says.contact, body.contact],
      [says.invited, voice.list(body.invited.map(voice.name))],
      [says.why, why === null ? null : says.whys[why]],
      [says.reasons, reasons],
      [says.answerBy, body.answerBy === null ? null : voice.deadline(body.answerBy)],
    ]),
  )}${
    dates.length === 0
      ? null
      : section(
          says.dates,
          table(says.dates, [says.matter, says.organ, says.before, says.after], dates),
          paragraph(says.lawRunsOn),
        )
  }${section(says.effect, numbered(says.effects[what]))}`;
}

/** 联合踏勘纪要: who came, and what each department found, by which officers and with which files. */
export function siteVisitMinutes(body: Body<"site-visit-minutes">, voice: Voice): Html {
  const says = voice.says.siteVisit;
  const names = (all: Body<"site-visit-minutes">["invited"]) =>
    all.length === 0 ? null : voice.list(all.map(voice.name));
  const rows = body.findings.map((one): Content[] => [
    voice.name(one.department),
    voice.list(one.officers.map(({ name, card }) => (card === null ? name : voice.words.person(name, card)))),
    one.text,
    one.files.length === 0 ? says.noFiles : voice.list(one.files),
  ]);
  return h`${paragraph(says.minutesOpening)}${section(
    says.title,
    facts(says.title, [
      [says.heldOn, `${voice.date(body.heldOn)} ${body.time}`],
      [says.place, body.place],
      [says.invited, names(body.invited)],
      [says.absent, names(body.absent)],
      [says.missing, names(body.missing)],
    ]),
  )}${
    rows.length === 0
      ? section(says.found, paragraph(says.nothing))
      : section(says.found, table(says.found, [says.organ, says.officers, says.text, says.files], rows))
  }${section(says.effect, numbered(says.minutesEffects))}`;
}

/** 踏勘意见督办单: who owes findings, and by when. */
export function siteVisitOverdue(body: Body<"site-visit-overdue">, voice: Voice): Html {
  const says = voice.says.siteVisit;
  return h`${paragraph(says.overdueOpening)}${section(
    says.title,
    facts(says.title, [
      [says.heldOn, voice.date(body.heldOn)],
      [says.owing, voice.list(body.departments.map(voice.name))],
      [says.dueAt, voice.deadline(body.dueAt)],
      [says.step, voice.codes.LADDER[body.to]],
      [says.foundBy, voice.deadline(body.answerBy)],
    ]),
  )}${section(says.effect, numbered(says.overdueEffects))}`;
}
