/** 期限待定告知书: what was sent to a department whose own system has not taken it, since when, and what follows. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

export function dateOpen(body: Extract<NoticeBody, { kind: "date-open" }>, voice: Voice): Html {
  const says = voice.says.dateOpen;
  const { matter } = voice.printed.notice;
  const department = voice.name(body.department);
  const about = matter ? voice.name(matter) : voice.words.frame.wholeApplication;
  return h`${paragraph(says.opening(department, about))}${section(
    says.title,
    facts(says.title, [
      [says.department, department],
      [says.sentAt, voice.moment(body.sentAt)],
      [says.since, voice.deadline(body.since)],
      [says.limit, voice.limit(body.limit)],
    ]),
  )}${section(says.effect, numbered(says.effects))}`;
}
