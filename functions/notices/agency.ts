/** 委托代理告知书: who may act for the applicant, in what, from when until when; or that they may no more, and why. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { wordFor } from "../words/wordFor.ts";
import { h, type Html } from "./html.ts";
import { facts, numbered, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

export function agency(body: Extract<NoticeBody, { kind: "agency" }>, voice: Voice): Html {
  const { codes } = voice;
  const says = voice.says.agency;
  const { what, why } = body;
  return h`${paragraph(says.opening[what])}${section(
    says.title,
    facts(says.title, [
      [says.agent, says.number(body.agent, body.isTeam)],
      [says.authorisation, body.authorisationId],
      [says.acts, voice.list(body.acts.map((act) => wordFor(codes.AGENT_ACTS, act)))],
      [says.begins, voice.moment(body.begins)],
      [says.until, voice.date(body.until)],
      [says.why, why === null ? null : wordFor(codes.ENDINGS, why)],
      [says.endedAt, what === "ended" ? voice.moment(voice.printed.notice.at) : null],
    ]),
  )}${section(says.effect, numbered(says.effects[what === "ended" ? "ended" : "begun"]))}`;
}
