/** 撤销: that a consent by silence is to be revoked, that this is not gone on with, and the revocation. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import type { Html } from "./html.ts";
import { h } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

const matterOf = ({ certificate }: { certificate: string }, voice: Voice): string => {
  const { matter } = voice.printed.notice;
  return matter ? voice.name(matter) : certificate;
};

/** 拟撤销告知书: what is to be revoked, on which ground, by what facts, and how the applicant is heard. */
export function revocationAnnounced(body: Body<"revocation-announced">, voice: Voice): Html {
  const says = voice.says.revocation;
  const until = voice.deadline(body.until);
  return h`${paragraph(says.announced.opening(matterOf(body, voice)))}${section(
    says.announced.title,
    facts(says.announced.title, [
      [says.certificate, body.certificate],
      [says.ground, says.grounds[body.ground]],
      [says.facts, body.facts],
      [says.article, body.article],
      [says.announced.until, until],
    ]),
  )}${section(says.announced.rights, numbered(says.announced.lines(until)))}`;
}

/** 终止撤销告知书: which announcement is not gone on with, why, and that the consent stands. */
export function revocationWithdrawn(body: Body<"revocation-withdrawn">, voice: Voice): Html {
  const says = voice.says.revocation;
  return h`${paragraph(says.withdrawn.opening(matterOf(body, voice), voice.day(body.announcedAt)))}${section(
    says.withdrawn.title,
    facts(says.withdrawn.title, [
      [says.certificate, body.certificate],
      [says.announcedAt, voice.moment(body.announcedAt)],
      [says.reasons, body.reasons],
    ]),
  )}${section(says.effect, numbered(says.withdrawn.effects))}`;
}

/** 撤销决定书: what is void, why, on which article, how the applicant was heard, and what follows. */
export function revocation(body: Body<"revocation">, voice: Voice): Html {
  const says = voice.says.revocation;
  const { at } = voice.printed.notice;
  const { heard, heardOn } = body;
  const about = matterOf(body, voice);
  const opening = heard
    ? says.opening[heard.statedAt === null ? "silent" : "stated"](
        about,
        voice.day(heard.announcedAt),
        heard.statedAt === null ? "" : voice.day(heard.statedAt),
      )
    : says.heardOpening(about, heardOn === undefined ? voice.words.none : voice.date(heardOn));
  const follows = body.wasDecided ? says.decided : says.undecided;
  return h`${paragraph(opening)}${section(
    says.title,
    facts(says.title, [
      [says.certificate, body.certificate],
      [says.at, voice.moment(at)],
      [says.announcedAt, heard ? voice.moment(heard.announcedAt) : null],
      [
        says.statedAt,
        heard ? (heard.statedAt === null ? says.notStated : voice.moment(heard.statedAt)) : null,
      ],
      [says.heardOn, heardOn === undefined ? null : voice.date(heardOn)],
      [says.article, body.article],
      [says.ground, body.ground ? says.grounds[body.ground] : null],
      [says.facts, heard ? heard.facts : null],
      [says.reasons, body.reasons],
    ]),
  )}${section(says.effect, numbered([...says.effects, follows]))}`;
}
