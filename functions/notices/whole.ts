/** 办理总时限告知书: the whole has more days, by whom and why; or its limit has run out. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body = Extract<NoticeBody, { kind: "whole-limit" }>;

export function wholeLimit(body: Body, voice: Voice): Html {
  const says = voice.says.whole;
  const { what, days, before, after, reasons, approver } = body;
  return h`${paragraph(says.opening[what])}${section(
    says.title,
    facts(says.title, [
      [says.limit, voice.limit({ days, unit: "working-days" })],
      [says.before[what], voice.date(before)],
      [says.after, what === "extended" ? voice.date(after) : null],
      [says.reasons, reasons],
      [says.approver, approver && voice.words.person(approver.name, voice.codes.RANKS[approver.rank])],
    ]),
  )}${section(says.effect, numbered(says.effects[what]))}`;
}
