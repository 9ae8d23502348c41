/** 增加审查事项告知书: which fact was corrected by what evidence, and who is asked by it. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { rowOf, valueOf } from "./change.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body = Extract<NoticeBody, { kind: "matter-added" }>;

export function matterAdded(body: Body, voice: Voice): Html {
  const says = voice.says.addition;
  const { projectChange } = voice.says;
  const { facts: stated, evidence, flags, reviews } = body;
  const head = [
    voice.words.frame.matter,
    projectChange.department,
    projectChange.effect,
    projectChange.why,
    projectChange.due,
  ];
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      ...stated.map((fact) => [voice.name(fact), valueOf(fact, voice)] as const),
      [says.evidence, evidence],
      [says.flags, flags.length === 0 ? null : voice.list(flags.map((flag) => voice.codes.FLAGS[flag]))],
    ]),
  )}${section(
    says.reviews,
    table(
      says.reviews,
      head,
      reviews.map((review) => rowOf(review, voice)),
    ),
  )}${section(says.effect, numbered(says.effects))}`;
}
