/** 重点项目跟踪提示单: what whoever keeps track of a case (专人负责) is told. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import type { Html } from "./html.ts";
import { h } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

export function tracking(body: Extract<NoticeBody, { kind: "tracking" }>, voice: Voice): Html {
  const says = voice.says.tracking;
  const { what, tracker, contactBy, dueAt } = body;
  return h`${paragraph(says.opening[what])}${section(
    says.title,
    facts(says.title, [
      [says.organ, voice.name(tracker.department)],
      [says.name, tracker.name],
      [says.contactBy, contactBy === null ? null : voice.deadline(contactBy)],
      [
        what === "higher-expected" ? says.expectedAt : says.dueAt,
        dueAt === null ? null : voice.deadline(dueAt),
      ],
    ]),
  )}${section(says.effect, numbered(says.effects[what]))}`;
}
