/** Who presides over a joint review in which the lead itself objected: asked of the supervisor, and told to all. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 提请指定会审主持人函: why the lead cannot preside, and by when the sitting is to be called and concluded. */
export function presiderNeeded(
  { lead, matters, callOn, dueOn }: Body<"presider-needed">,
  voice: Voice,
): Html {
  const says = voice.says.presiding;
  const about = voice.list(matters.map(voice.name));
  return h`${paragraph(says.neededOpening(voice.name(lead), about))}${section(
    says.terms,
    facts(says.terms, [
      [says.callOn, voice.date(callOn)],
      [says.dueOn, voice.date(dueOn)],
    ]),
  )}${section(says.demand, numbered(says.demands))}`;
}

/** 会审主持人指定通知书: who presides, in whose place and why. */
export function presiderNamed(body: Body<"presider-named">, voice: Voice): Html {
  const { says: all, words } = voice;
  const says = all.presiding;
  const { organ, name, post, reasons, sitting } = body;
  return h`${paragraph(says.namedOpening(voice.name(body.lead)))}${section(
    says.named,
    facts(says.named, [
      [says.organ, voice.name(organ)],
      [says.person, words.person(name, post)],
      [says.reasons, reasons],
      [all.joint.heldOn, sitting && `${voice.date(sitting.heldOn)} ${sitting.time}`],
      [all.joint.place, sitting && sitting.place],
    ]),
    paragraph(says.namedEffect),
  )}`;
}
