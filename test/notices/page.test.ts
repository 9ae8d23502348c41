/** What every notice says, in both languages, as the rules ask for it. */
import { describe, expect, it } from "@jest/globals";
import type { NoticeKind } from "../../functions/domain/notices/notice.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { zh } from "../../functions/notices/words.zh.ts";
import { NOTICES } from "../../functions/words/zh/codes.ts";
import { at, JUST_IN_TIME, submissionOf } from "../domain/given.ts";
import { printedOf, sample, SAMPLES } from "./samples.ts";
import { LANGUAGES, textOf, says } from "./printed.ts";

const KINDS = Object.keys(NOTICES) as NoticeKind[];

describe("every notice", () => {
  it("has a sample of its kind", () => {
    expect(new Set(SAMPLES.map(({ body }) => body.kind))).toEqual(new Set(KINDS));
  });

  const { project, applicant } = submissionOf();

  it.each(LANGUAGES)(
    "says its number, code, project, applicant, organ, contact, basis and versions (%s)",
    (language) => {
      for (const notice of SAMPLES) {
        const { issuedBy, matter, contacts, basis } = notice;
        says(
          textOf(notice, language),
          notice.number,
          "7F3K-9QXD",
          "https://approvals.example.gov.cn/verify",
          notice.applicationId,
          project.name,
          project.code,
          applicant.name,
          language === "en" ? issuedBy.nameEn : issuedBy.name,
          ...(matter ? [language === "en" ? matter.nameEn : matter.name] : []),
          basis ? `${basis.document} ${basis.article}` : "",
          contacts.enquiries,
          contacts.complaints,
          notice.catalogueVersion,
          notice.calendarVersion,
        );
      }
    },
  );

  it("rests on a law where no matter does", () => {
    for (const notice of SAMPLES.filter(({ basis }) => basis === null))
      expect(textOf(notice)).toContain(zh.laws[notice.body.kind]);
  });

  it("is dated as Chinese documents are, below the issuing organ", () => {
    const page = noticePage(printedOf(sample("deemed-consent")), "zh-CN");
    expect(page).toContain(`<p>住房和建设局</p>\n<p><time datetime="2026-03-10">2026年3月10日</time></p>`);
  });

  it("is addressed to its audience", () => {
    says(textOf(sample("deemed-consent")), `${applicant.name}、住房和建设局、监督机关：`);
    says(
      textOf(sample("deemed-consent"), "en"),
      `To: ${applicant.name}, Housing and Construction, The supervisors`,
    );
  });

  it("names nobody of the applicant's by name, number or phone", () => {
    for (const notice of SAMPLES)
      for (const language of LANGUAGES)
        for (const personal of [applicant.creditCode, applicant.contact.name, applicant.contact.phone])
          expect(textOf(notice, language)).not.toContain(personal);
  });

  it("says in English that the Chinese text counts, and speaks no Chinese of its own", () => {
    const own = [...Object.values(NOTICES), ...Object.values(zh.frame)].filter(
      (word) => typeof word === "string" && word.length > 3,
    ) as string[];
    for (const notice of SAMPLES) {
      const text = textOf(notice, "en");
      expect(text).toContain("The Chinese text is the one that counts");
      expect(own.filter((word) => text.includes(word))).toEqual([]);
    }
  });

  it("says what revoked it, and when, where it is void", () => {
    const about = { void: { why: "revoked", at: at("2026-04-01T09:00"), reasons: "送达对象有误" } } as const;
    const notice = sample("deemed-consent");
    says(
      textOf(notice, "zh-CN", about),
      "超时默许告知书（已撤销）",
      "已于2026年4月1日撤销",
      "撤销理由：送达对象有误",
    );
    says(textOf(notice, "en", about), "VOID", "revoked on 1 April 2026", "Reasons: 送达对象有误");
    expect(textOf(notice)).not.toContain("已撤销，");
    expect(noticePage(printedOf(notice), "zh-CN")).not.toContain(`class="void"`);
  });

  it("says that it was recorded too early, and when that was put right, where it is void by that", () => {
    const about = { void: { why: "taken-back", at: JUST_IN_TIME, reasons: null } } as const;
    const notice = sample("deemed-consent");
    const text = textOf(notice, "zh-CN", about);
    says(text, "超时默许告知书（已失效）", "登记过早", "已于2026年3月9日更正");
    expect(text).not.toContain("撤销理由");
    says(textOf(notice, "en", about), "VOID", "recorded too early", "put right on 9 March 2026");
  });
});
