/** 项目变更告知书: what has changed, and what becomes of every matter that it concerns. */
import type { ChangedFact, ChangedReview, NamedTouch, NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body = Extract<NoticeBody, { kind: "project-change" }>;

export function projectChange(body: Body, voice: Voice): Html {
  const says = voice.says.projectChange;
  const { description, facts: stated, materials, reviews, jointReview } = body;
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      [says.description, description],
      [says.at, voice.moment(voice.printed.notice.at)],
      ...stated.map((fact) => [voice.name(fact), valueOf(fact, voice)] as const),
      [says.materials, materials.length === 0 ? null : voice.list(materials.map(voice.name))],
    ]),
  )}${section(
    says.reviews,
    reviews.length === 0
      ? paragraph(says.nobody)
      : table(
          says.reviews,
          [voice.words.frame.matter, says.department, says.effect, says.why, says.due],
          reviews.map((review) => rowOf(review, voice)),
        ),
  )}${jointReview === undefined ? null : jointSection(jointReview, voice)}${section(
    says.rules,
    numbered(says.rulesText),
  )}`;
}

/** Whether its sitting is held: whoever was to come has to know. */
function jointSection({ effect, sitting }: NonNullable<Body["jointReview"]>, voice: Voice): Html {
  const says = voice.says.projectChange.joint;
  const when = sitting && says.sitting(voice.date(sitting.heldOn), sitting.time, sitting.place);
  return section(says.title, paragraph(effect === "stands" ? says.stands(when) : says.setAside(when)));
}

export function rowOf(review: ChangedReview, voice: Voice): Content[] {
  const says = voice.says.projectChange;
  const { matter, department, effect, why, startsAfter, goesOnAfter } = review;
  return [
    voice.name(matter),
    voice.name(department),
    says.effects[effect],
    why.length === 0 ? says.because[effect] : voice.list(why.map((touch) => touchText(touch, voice))),
    h`${startsAfter.length > 0 ? says.startsAfter(voice.list(startsAfter.map(voice.name))) : dueOf(review, voice)}${
      goesOnAfter === undefined ? null : h`<br>${voice.says.afterLadder(goesOnAfter)}`
    }`,
  ];
}

function dueOf({ limit, dueDate, provisional, onTimeout, barred }: ChangedReview, voice: Voice): string {
  const says = voice.says.projectChange;
  if (limit === null) return voice.words.dash;
  const date = voice.date(dueDate);
  return says.dueOn(
    voice.limit(limit),
    provisional ? says.provisional(date) : date,
    barred ? says.barred : voice.codes.SILENCE[onTimeout],
  );
}

function touchText(touch: NamedTouch, voice: Voice): string {
  const { touches } = voice.says.projectChange;
  return touch.by === "flag"
    ? touches.flag(voice.codes.FLAGS[touch.flag])
    : touches[touch.by](voice.name(touch));
}

export function valueOf({ value, label, unit }: ChangedFact, voice: Voice): string {
  if (label !== null) return voice.name(label);
  if (typeof value === "boolean") return value ? voice.words.yes : voice.words.no;
  return unit === null ? String(value) : `${value} ${voice.name(unit)}`;
}
