/** 整改复审告知书: what is to be put right, until when, and who looks at it again. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body = Extract<NoticeBody, { kind: "rectification" }>;

export function rectification(body: Body, voice: Voice): Html {
  const says = voice.says.rectification;
  const { what, days, reasons, until, objections, materials, again } = body;
  const matters = objections.map((one): Content[] => [
    voice.name(one.matter),
    voice.name(one.department),
    one.curableBy,
  ]);
  return h`${paragraph(says.opening[what])}${section(
    says.title,
    facts(says.title, [
      [says.days, what === "offered" ? says.workingDays(days) : null],
      [says.until, until === null ? null : voice.deadline(until)],
      [says.reasons[what], reasons],
      [says.materials, materials.length === 0 ? null : voice.list(materials.map(voice.name))],
    ]),
    table(says.objections, [voice.words.frame.matter, says.organ, says.curableBy], matters),
  )}${again.length === 0 ? null : lookingAgain(again, voice)}${section(
    says.effect,
    numbered([...says.effects[what], ...(body.sittingOff ? [says.sittingOff] : [])]),
  )}`;
}

function lookingAgain(again: Body["again"], voice: Voice): Html {
  const says = voice.says.rectification;
  const rows = again.map((one): Content[] => [
    voice.name(one.matter),
    voice.name(one.department),
    says.whys[one.why],
    voice.limit(one.limit),
    one.startsAfter.length > 0
      ? says.after(voice.list(one.startsAfter.map(voice.name)))
      : voice.date(one.dueDate),
  ]);
  const head = [voice.words.frame.matter, says.organ, says.why, says.limit, says.due];
  return section(says.again, table(says.again, head, rows));
}
