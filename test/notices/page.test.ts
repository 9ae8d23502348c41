/** What every notice says, in both languages, as the rules ask for it. */
import { describe, expect, it } from "@jest/globals";
import { remediesOf } from "../../functions/domain/notices/issuer.ts";
import type { NoticeKind } from "../../functions/domain/notices/notice.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { zh } from "../../functions/notices/words.zh.ts";
import { NOTICES } from "../../functions/words/zh/codes.ts";
import { at, JUST_IN_TIME, submissionOf } from "../domain/given.ts";
import { issued, printedOf, SAMPLE, sample, SAMPLES } from "./samples.ts";
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
          printedOf(notice).notice.number,
          notice.signatory.name,
          "7F3K-9QXD",
          "https://approvals.example.gov.cn/verify",
          notice.applicationId,
          project.name,
          project.code,
          applicant.name,
          language === "en" ? issuedBy.nameEn : issuedBy.name,
          ...(matter ? [language === "en" ? matter.nameEn : matter.name] : []),
          basis ? basis.article : "",
          contacts.enquiries,
          contacts.complaints,
          notice.catalogueVersion,
          notice.calendarVersion,
        );
      }
    },
  );

  it("says what it rests on itself, beside what its matter does, and never on an article that grants no silence", () => {
    for (const notice of SAMPLES) {
      expect(notice.documentBasis).not.toEqual([]);
      for (const { document, article } of notice.documentBasis)
        says(textOf(notice), `本文书依据 ${document} ${article}`);
    }
    const of = (kind: NoticeKind) => sample(kind).documentBasis[0]!;
    const licensing = (article: string) => ({ document: "中华人民共和国行政许可法", article });
    expect(of("acceptance")).toEqual(licensing("第三十二条"));
    expect(of("supplement")).toEqual(licensing("第三十一条、第三十二条"));
    expect(of("extension")).toEqual(licensing("第四十二条"));
    expect(of("revocation")).toEqual(licensing("第六十九条"));
    const stopped = sample("delay", ({ cause }) => cause.why === "special-procedure");
    expect(stopped.documentBasis).toEqual([licensing("第四十五条")]);
    const refused = sample("licence-decision", ({ result }) => result === "refused");
    expect(refused.documentBasis).toEqual([licensing("第三十八条第二款")]);
    const policy = "龙岗区并联审批超时默许规则（示例，非真实文件）";
    expect(of("deemed-consent")).toEqual({ document: policy, article: "第三条" });
  });

  it("has an official number of its organ, its kind and its year", () => {
    const numberOf = (kind: NoticeKind) => issued(sample(kind)).number;
    expect(numberOf("acceptance")).toBe("深龙规受〔2026〕12号");
    expect(numberOf("deemed-consent")).toBe("深龙建默〔2026〕12号");
    expect(numberOf("supervision-order")).toBe("深龙政数督〔2026〕12号");
    expect(numberOf("revocation")).toBe("深龙府撤〔2026〕12号");
    const newYear = issued(sample("acceptance"), at("2027-01-01T00:00"));
    expect(newYear.number).toBe("深龙规受〔2027〕12号");
    says(textOf(sample("acceptance")), "文号：深龙规受〔2026〕12号");
  });

  it("is signed by whoever approved it, or for its organ", () => {
    says(textOf(sample("extension")), "签发人 吴局长（主要负责人）");
    says(textOf(sample("objection-report")), "签发人 director Li");
    says(textOf(sample("acceptance")), "签发人 黄某（局长）");
    says(textOf(sample("acceptance"), "en"), "Signed by 黄某 (Director)");
  });

  it("says when it takes effect, where that is another day than that of its issue", () => {
    says(textOf(sample("deemed-consent")), "出具日期 2026年3月10日", "生效日期 2026年3月9日24时");
    const { body, ...notice } = sample("acceptance");
    if (body.kind !== "acceptance") throw new Error("no acceptance");
    const late = issued({ ...notice, body: { ...body, how: "silence" } }, at("2026-03-10T00:01"));
    says(textOf(late), "出具日期 2026年3月10日", "生效日期 2026年3月2日", "自收到申请材料之日起视为受理");
    for (const kind of ["acceptance", "supervision-order", "delay"] as const)
      expect(textOf(sample(kind))).not.toContain("生效日期");
  });

  it("names the organ of reconsideration and the court, by the organ that issued it", () => {
    const text = textOf(sample("deemed-consent"));
    says(
      text,
      "60日内",
      "向深圳市龙岗区人民政府申请行政复议",
      "6个月内",
      "向深圳市盐田区人民法院提起行政诉讼",
    );
    const departments = SAMPLE.departments.map((department) => ({
      ...department,
      recourse: { reviewBy: { name: "上级机关", nameEn: "a" }, court: { name: "专门法院", nameEn: "b" } },
    }));
    expect(remediesOf(sample("deemed-consent").body, { ...SAMPLE, departments }, "housing")).toEqual(
      departments[0]!.recourse,
    );
    for (const kind of ["receipt", "acceptance", "extension", "joint-review-told"] as const)
      expect(textOf(sample(kind))).not.toContain("救济途径");
  });

  it("is dated as Chinese documents are, below the issuing organ", () => {
    const page = noticePage(printedOf(sample("deemed-consent")), "zh-CN");
    expect(page).toContain(
      `<p>住房和建设局</p>\n<p>签发人：张某（局长）</p>\n<p><time datetime="2026-03-10">2026年3月10日</time></p>`,
    );
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
