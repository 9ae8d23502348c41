/** 效能投诉答复书: what was complained of, what was found and done, who is responsible, and the answer. */
import type { Attachment } from "../domain/base/attachment.ts";
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Html } from "./html.ts";
import { facts, paragraph, section } from "./parts.ts";
import type { Voice } from "./voice.ts";

/** By its name and its digest: whoever has the file can tell that it is the one. */
const attached = ({ name, sha256 }: Attachment): Html =>
  h`<span>${name}<br><code>SHA-256 ${sha256}</code></span><br>`;

export function complaintAnswer(
  { complaintId, about, text, filedAt, said }: Extract<NoticeBody, { kind: "complaint-answer" }>,
  voice: Voice,
): Html {
  const says = voice.says.complaint;
  return h`${paragraph(says.opening(voice.day(filedAt)))}${section(
    says.title,
    facts(says.title, [
      [says.number, complaintId],
      [says.about, voice.name(about)],
      [says.filedAt, voice.moment(filedAt)],
      [says.text, text],
    ]),
  )}${section(
    says.found,
    facts(says.found, [
      [says.cause, said.cause],
      [says.remedy, said.remedy],
      [says.responsibility, said.responsibility],
      [says.answer, said.answer],
      [says.attached, said.attachments ? said.attachments.map(attached) : null],
    ]),
    paragraph(says.rights),
  )}`;
}
