/** 决定复核告知书: the consent that a decision rests on was revoked; what becomes of the decision. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body = Extract<NoticeBody, { kind: "revision" }>;

export function revision(body: Body, voice: Voice): Html {
  const says = voice.says.revision;
  const { matter, result, reasons, article, change, compensation, decidedAt, before, after } = body;
  return h`${paragraph(says.opening(voice.name(matter), voice.day(decidedAt)))}${section(
    says.title,
    facts(says.title, [
      [says.result, says.results[result]],
      [says.change, change],
      [says.article, article],
      [says.reasons, reasons],
      [says.compensation, compensation],
      [says.before, voice.codes.STATUSES[before]],
      [says.after, voice.codes.STATUSES[after]],
    ]),
  )}${section(says.effect, numbered(says.effects[result]))}`;
}
