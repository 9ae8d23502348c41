/** 补正要求撤回告知书: what is asked for no more, what is still owed to whom, and what it does to the clock. */
import type { NoticeBody, OwedItem } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { itemCells } from "./intake.ts";
import { numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

export function supplementWithdrawn(
  { requestedAt, items, left, until }: Extract<NoticeBody, { kind: "supplement-withdrawn" }>,
  voice: Voice,
): Html {
  const says = voice.says.supplementWithdrawn;
  const organ = voice.name(voice.printed.notice.issuedBy);
  const { openTerm, by } = voice.says.owed;
  return h`${paragraph(says.opening(organ, voice.moment(requestedAt)))}${section(
    says.items,
    listed(says.items, items, voice),
  )}${section(
    says.left,
    left.length === 0
      ? paragraph(says.nothingLeft)
      : [listed(says.left, left, voice), paragraph(until === null ? openTerm : by(voice.deadline(until)))],
  )}${section(says.effect, numbered(says.effects))}`;
}

function listed(caption: string, items: readonly OwedItem[], voice: Voice): Html {
  const { no, material, problem, askedBy, until } = voice.says.owed;
  const heads = [no, material, problem, askedBy, voice.words.frame.basis, until];
  return table(
    caption,
    heads,
    items.map((item, i) => [i + 1, ...itemCells(item, voice)]),
  );
}
