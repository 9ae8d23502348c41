/** 承诺: that one was not kept, what came of its check, and that a link led to nothing. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 承诺核查结果告知书: what was found, against what, until when it is to be put right, and what follows. */
export function promiseCheck(body: Body<"promise-check">, voice: Voice): Html {
  const says = voice.says.promiseCheck;
  const { matter, at } = voice.printed.notice;
  const about = matter ? voice.name(matter) : voice.words.frame.wholeApplication;
  const { effect } = body;
  const follows = effect === "withdrawn" ? says.decided[body.wasDecided ? "yes" : "no"] : null;
  return h`${paragraph(says.opening[effect](about))}${section(
    says.title,
    facts(says.title, [
      [says.promise, body.material ? says.ofMaterial(voice.name(body.material)) : says.ofMatter],
      [says.found, body.found],
      [says.article, body.article],
      [says.at, voice.moment(at)],
      [says.putRightBy, body.putRightBy === null ? null : voice.deadline(body.putRightBy)],
    ]),
  )}${section(says.effect, numbered([...says.effects[effect], ...(follows === null ? [] : [follows])]))}`;
}

/** 未履行承诺告知书: what has not come, by when it should have, and what one can do. */
export function promiseBroken(body: Body<"promise-broken">, voice: Voice): Html {
  const says = voice.says.promiseBroken;
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(
      says.title,
      body.materials.map((one) => [voice.name(one), says.dueBefore(voice.deadline(one.dueAt))]),
    ),
  )}${section(says.effect, numbered(says.effects))}`;
}

/** 链接文件未取得告知书: which file, why, and what one can do. */
export function linkNotCopied(body: Body<"link-not-copied">, voice: Voice): Html {
  const says = voice.says.linkNotCopied;
  return h`${paragraph(says.opening)}${section(
    says.title,
    facts(says.title, [
      [says.material, voice.name(body.material)],
      [says.address, body.host],
      [says.why, says.whys[body.why]],
    ]),
  )}${section(says.effect, numbered(says.effects))}`;
}
