/** What every notice says, in both languages, as the rules ask for it. */
import { describe, expect, it } from "@jest/globals";
import type { Notice, NoticeKind } from "../../functions/domain/notices/notice.ts";
import { noticePage, type Printed } from "../../functions/notices/page.ts";
import { zh } from "../../functions/notices/words.zh.ts";
import type { Language } from "../../functions/words/language.ts";
import { GUARD_FAILS, GUARDS, NOTICES } from "../../functions/words/zh/codes.ts";
import { at, JUST_IN_TIME, submissionOf } from "../domain/given.ts";
import { printedOf, sample, SAMPLES } from "./samples.ts";

const KINDS = Object.keys(NOTICES) as NoticeKind[];
const LANGUAGES = ["zh-CN", "en"] as const satisfies readonly Language[];

/** The page as a reader sees it: no style, no tags, one space for each gap. */
const textOf = (notice: Notice, language: Language = "zh-CN", about: Partial<Printed> = {}): string =>
  noticePage(printedOf(notice, language, about), language)
    .replace(/<style>[^]*<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

/** Every fact stands in the text; the first one that does not is named. */
function says(text: string, ...facts: readonly string[]): void {
  for (const fact of facts) expect(text).toContain(fact);
}

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

describe("受理通知书", () => {
  it("says of every review its limit, its date and what silence on that date means", () => {
    const text = textOf(sample("acceptance"));
    says(text, "受理日期 2026年3月2日", "材料齐全，系统即时受理", "牵头部门 规划局");
    says(text, "建设条件意见 住房和建设局 5个工作日（自送达次日起算） 2026年3月9日 超时默许");
    says(text, "依据：龙岗区并联审批超时默许规则（示例，非真实文件） 第三条");
    says(
      text,
      "用地意见 国土资源局 7个工作日（自送达次日起算） 2026年3月11日 升级督办 依据：事项目录 440307-2026.1",
    );
    says(text, "无意见继续办理：", "超时默许：", "升级督办：");
  });

  it("says which wait for which, what stands in, the fees and where to ask", () => {
    const text = textOf(sample("acceptance"));
    says(
      text,
      "前置事项办结、送达后起算",
      "待“用地意见”同意（含超时默许）后启动",
      "由告知承诺替代",
      "1,200元",
    );
    says(text, "各事项收费合计1,200元", "凭申请编号a1", "咨询：12345；投诉：12345");
    says(textOf(sample("acceptance"), "en"), "After consent, express or by silence, to:", "CNY 1,200");
  });

  it("names the statutory limit where it runs out first", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const [first, ...rest] = notice.body.reviews;
    const statutoryFirst = { days: 7, unit: "calendar-days" } as const;
    const body = { ...notice.body, reviews: [{ ...first!, statutoryFirst }, ...rest] };
    says(textOf({ ...notice, body }), "法定时限7个自然日先届满，以法定时限为准");
    says(
      textOf({ ...notice, body }, "en"),
      "the statutory limit of 7 calendar days runs out first and decides",
    );
    expect(textOf(notice)).not.toContain("先届满");
  });

  it("does not call material complete that the window has kept silent about", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const text = textOf({ ...notice, body: { ...notice.body, how: "silence" } });
    says(text, "自收到申请材料之日起视为受理");
    expect(text).not.toContain("材料齐全");
  });

  it("says that a date is provisional", () => {
    const notice = sample("acceptance");
    if (notice.body.kind !== "acceptance") throw new Error("not an acceptance");
    const reviews = notice.body.reviews.map((review) => ({
      ...review,
      provisional: review.dueDate !== null,
    }));
    const provisional = { ...notice, body: { ...notice.body, reviews } };
    says(textOf(provisional), "2026年3月9日（暂定：所涉年度的放假安排尚未正式公布）");
    says(textOf(provisional, "en"), "9 March 2026 (provisional");
    expect(textOf(notice)).not.toContain("暂定");
  });
});

describe("一次性告知书", () => {
  it("lists all that is missing, with the date and what it does to the clock", () => {
    says(textOf(sample("materials")), "1 总平面图 缺少", "2 交通影响评价报告 缺少", "审查时限不起算");
    says(textOf(sample("materials")), "请于2026年3月30日24时前提交");
  });

  it("says which department asks for a supplement, why, and that its clock stands", () => {
    const text = textOf(sample("supplement"));
    says(text, "1 给排水及水土保持方案 缺少水文计算 水务局（涉水与排水意见）：无法核算行洪", "审查计时中止");
    says(text, "2026年3月17日24时", "不视为同意，转为升级督办");
  });

  it("补正要求撤回告知书 says what is asked for no more, what is still owed to whom, and that the clock runs", () => {
    const notice = sample("supplement-withdrawn");
    const text = textOf(notice);
    says(text, "水务局于2026年3月3日10时提出的补正要求，现予撤回");
    const item = "1 给排水及水土保持方案 缺少水文计算 水务局（涉水与排水意见）：无法核算行洪";
    says(text, "不再要求提交的材料", item, "恢复计时", "不得再次要求补正", "各部门目前均无待补正材料");
    const { body } = notice;
    if (body.kind !== "supplement-withdrawn") throw new Error(body.kind);
    const until = at("2026-03-18T00:00");
    const left = textOf({ ...notice, body: { ...body, items: [], left: body.items, until } });
    says(left, "仍需补正的材料", item, "请于2026年3月17日24时前提交");
  });

  it("is shown as corrected once a part of it was taken back", () => {
    const about = {
      void: { why: "request-withdrawn", at: at("2026-03-04T10:00"), reasons: null },
    } as const;
    const notice = sample("supplement");
    says(textOf(notice, "zh-CN", about), "已更正", "已于2026年3月4日撤回", "其余内容仍然有效");
    says(textOf(notice, "en", about), "CORRECTED", "took back on 4 March 2026", "the rest of the list holds");
  });

  it("says so when everything has come in since", () => {
    const notice = sample("supplement");
    const empty = { ...notice, body: { kind: "supplement", items: [], until: "" } } as const;
    says(textOf(empty), "已全部收到");
  });
});

describe("an application that ends early", () => {
  it("不予受理: why, whose it is, and the remedies", () => {
    const text = textOf(sample("not-accepted"));
    says(
      text,
      "项目不在本区",
      "行政许可法 第三十二条第一款第二项",
      "罗湖区规划局",
      "行政复议法",
      "60日",
      "行政诉讼法",
      "6个月",
    );
    says(textOf(sample("not-accepted"), "en"), "Competent authority 罗湖区规划局", "60 days", "6 months");
  });

  it("终止办理: what was missing, or that it was withdrawn", () => {
    says(
      textOf(sample("ended", ({ why }) => why === "lapsed")),
      "逾期未补齐材料",
      "2026年3月30日24时",
      "总平面图",
      "行政复议",
    );
    says(
      textOf(sample("ended", ({ why }) => why === "withdrawn")),
      "申请人撤回",
      "项目调整",
      "2026年3月5日11时",
    );
  });
});

describe("滞办反馈告知书", () => {
  const delay = (why: string) => sample("delay", ({ cause }) => cause.why === why);

  it("says why, who handles it, what follows and when, and where to complain", () => {
    const text = textOf(delay("special-procedure"));
    says(
      text,
      "因进行听证，审查计时中止",
      "最迟于2026年3月20日0时恢复计时",
      "利害关系人申请听证",
      "行政许可法 第四十六条",
    );
    says(
      text,
      "经办人 周敏（B岗）",
      "下一步 特别程序结束后恢复计时",
      "下一步日期 2026年3月20日0时",
      "投诉渠道 12345",
    );
  });

  it("tells a silence past the limit, an objection and an overdue lead apart", () => {
    says(
      textOf(delay("overdue")),
      "审查期限已于2026年3月11日24时届满",
      "不视为同意",
      "王工（A岗）",
      "理由 承办部门未说明理由；其负责人应当向你单位说明",
    );
    says(
      textOf(delay("objection")),
      "不同意的意见（否决）",
      "the culvert is too narrow",
      "a culvert of 3 m",
      "防洪法 第二十七条",
    );
    says(textOf(delay("lead-overdue")), "牵头部门应当于2026年3月24日24时前作出结论", "承办部门负责人");
    says(textOf(delay("overdue"), "en"), "The limit ran out at 24:00 on 11 March 2026", "王工 (post A)");
  });

  it("names the guards that failed, by their meaning", () => {
    const notice = delay("overdue");
    if (notice.body.kind !== "delay" || notice.body.cause.why !== "overdue") throw new Error("not overdue");
    const cause = { ...notice.body.cause, failedGuards: ["G4", "G5"] };
    says(
      textOf({ ...notice, body: { ...notice.body, cause } }),
      `G4 ${GUARD_FAILS.G4}`,
      `G5 ${GUARD_FAILS.G5}`,
    );
  });
});

it("延长期限告知书 says the old date and the new, why, and who approved", () => {
  const text = textOf(sample("extension"));
  says(text, "延长 5个工作日", "2026年3月11日", "2026年3月18日", "需要现场核查", "吴局长（主要负责人）");
  says(textOf(sample("extension"), "en"), "11 March 2026", "18 March 2026", "吴局长 (head of the organ)");
});

describe("超时默许告知书", () => {
  const text = textOf(sample("deemed-consent"));

  it("says how it was served, the limit, the due instant and the document that allows it", () => {
    says(
      text,
      "送达时间 2026年3月2日9时",
      "并联审批平台收件箱",
      "办理时限 承诺时限5个工作日",
      "届满时间 2026年3月9日24时",
    );
    says(text, "默许依据文件 龙岗区并联审批超时默许规则（示例，非真实文件） 第三条");
  });

  it("shows the clock ledger day by day", () => {
    says(text, "2026年3月2日 周一 送达当日不计 否 0", "2026年3月3日 周二 工作日 是 1");
    says(text, "2026年3月7日 周六 周末 否 4", "2026年3月9日 周一 工作日 是 5");
  });

  it("names holidays, make-up workdays, stops and unofficial years in the ledger", () => {
    const notice = sample("deemed-consent");
    if (notice.body.kind !== "deemed-consent") throw new Error("not a deemed consent");
    const day = { counted: false, official: true, name: null };
    const ledger = [
      {
        ...day,
        date: "2026-02-14",
        counted: true,
        kind: "make-up-workday",
        day: "make-up-workday",
        name: "春节",
      },
      { ...day, date: "2026-02-16", kind: "holiday", day: "holiday", name: "春节" },
      { ...day, date: "2026-02-25", kind: "suspended", day: "working-day", stop: "expert-review" },
      { ...day, date: "2027-01-04", kind: "rolled-over", day: "weekend", official: false },
    ] as const;
    const told = textOf({ ...notice, body: { ...notice.body, ledger } });
    says(told, "2026年2月14日 周六 调休上班日（春节） 是 1", "2026年2月16日 周一 节假日（春节） 否 1");
    says(told, "中止计时：专家评审", "期限不在周末届满，顺延 所涉年度放假安排未正式公布");
  });

  it("shows all nine guards with their meaning, result and evidence", () => {
    for (const [guard, meaning] of Object.entries(GUARDS)) says(text, `${guard} ${meaning} 满足`);
    says(text, "满足 2026年3月2日9时，住房和建设局，", "满足 申请人没有尚未补齐的材料");
    const english = textOf(sample("deemed-consent"), "en");
    says(english, "served on Housing", "the applicant owes nothing");
    // A document of one language holds no sentence of the other.
    expect(text).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  });

  it("says what it does and does not do, who is responsible, and until when the opinion is owed", () => {
    says(text, "具有同等效力", "任何部门不得以缺少该部门书面意见为由", "不约束人民法院", "可以依法撤销");
    says(text, "责任由住房和建设局承担", "经办责任人：王工（A岗）", "应当于2026年3月10日24时前补录书面意见");
    says(
      textOf(sample("deemed-consent"), "en"),
      "Limit ran out at 24:00 on 9 March 2026",
      "does not bind courts",
    );
  });
});

it("期限待定告知书 says to whom it was sent and when, that no clock runs, and what follows", () => {
  const notice = sample("date-open");
  expect(notice.audience).toEqual({ applicant: true, departments: [], supervisors: false });
  const text = textOf(notice);
  says(text, "住房和建设局", "2026年3月2日9时", "2026年3月3日24时", "到期日待定", "未答复不视为同意");
});

it("撤销超时默许决定告知书 says what is void, why, on which article, by whom, and the remedies", () => {
  const text = textOf(sample("revocation"));
  says(
    text,
    "a1.consult-housing",
    "送达对象有误",
    "行政许可法 第六十九条",
    "区人民政府",
    "2026年4月1日9时",
    "失效",
    "60日",
  );
});

it("超时默许更正告知书 says which certificate is void, when the opinion came, when the limit ran out, and what stays", () => {
  const notice = sample("silence-taken-back");
  says(
    textOf(notice),
    "a1.consult-housing",
    "2026年3月9日23时59分",
    "2026年3月9日24时",
    "查验时显示“已失效”",
    "已经启动的后续事项继续办理",
    "60日",
  );
  says(
    textOf(notice, "en"),
    "recorded too early",
    "24:00 on 9 March 2026",
    "this correction does not stop it",
  );
  expect(notice.audience).toEqual({ applicant: true, departments: ["housing"], supervisors: true });
});

it("撤销事由报告 says what is on record, what came in time, from whom, and what is asked of the supervisors", () => {
  const notice = sample("ground-for-revocation");
  says(
    textOf(notice),
    "超时默许（视为同意）",
    "2026年3月9日24时",
    "2026年3月9日23时59分",
    "不同意",
    "王工",
    "依法决定是否撤销",
    "监督机关：",
  );
  says(textOf(notice, "en"), "The case was over by then", "decide whether it is to be revoked");
  expect(notice.audience).toEqual({ applicant: false, departments: [], supervisors: true });
  expect(notice.issuedBy.id).toBe("housing");
});

it("否决报备表 says the reasons, the article, the facts, the cure and who signed", () => {
  const text = textOf(sample("objection-report"));
  says(
    text,
    "the culvert is too narrow",
    "防洪法 第二十七条",
    "design flow 12 m³/s",
    "a culvert of 3 m",
    "director Li",
  );
  says(text, "水务局", "一票否决 否", "是否逾期作出 否");
});

describe("联合会审", () => {
  it("通知书 says when, where, on what, who is invited and what absence means", () => {
    const text = textOf(sample("joint-review-invitation"));
    says(
      text,
      "会审日期 2026年3月18日",
      "政务中心三楼会议室",
      "涉水意见的协调",
      "水务局、",
      "视为同意会审纪要",
    );
    says(text, "水务局（涉水与排水意见）：the culvert is too narrow");
  });

  it("纪要 says who came, the minutes, the conclusion, and the answers to objectors", () => {
    const text = textOf(sample("joint-review-minutes"));
    says(
      text,
      "会议听取了水务局的意见。",
      "结论 准予",
      "水务局 到会",
      "缺席（视为同意会审纪要）",
      "缺席，不视为同意",
    );
    says(text, `G1 ${GUARD_FAILS.G1}`, "涉水与排水意见 已要求加宽涵洞", "涵洞宽度 不小于3米");
  });
});

describe("准予 / 不予行政许可决定书", () => {
  const granted = sample("licence-decision", ({ result }) => result === "granted");
  const refused = sample("licence-decision", ({ result }) => result === "refused");

  it("is of one licence, by its own organ, and by no lead", () => {
    for (const notice of [granted, refused]) {
      expect(notice.issuedBy.id).toBe("traffic-police");
      expect(notice.audience).toEqual({
        applicant: true,
        departments: ["traffic-police"],
        supervisors: false,
      });
      says(textOf(notice), notice.matter!.name, "出具机关 交通警察大队");
    }
  });

  it("grants by article 38(1), without a word of remedies", () => {
    const text = textOf(granted);
    says(text, "准予行政许可决定书", "第三十八条第一款，决定准予行政许可");
    expect(text).not.toContain("救济途径");
    says(textOf(granted, "en"), "Decision to grant a licence", "article 38(1)");
  });

  it("refuses by article 38(2), with reasons, article, facts, what would cure it, and the remedies", () => {
    const text = textOf(refused);
    says(text, "不予行政许可决定书", "第三十八条第二款，决定不予行政许可", "the culvert is too narrow");
    says(text, "防洪法 第二十七条", "design flow 12 m³/s", "a culvert of 3 m", "行政复议法", "行政诉讼法");
    says(textOf(refused, "en"), "Decision to refuse a licence", "article 38(2)");
  });

  it("says what it fell with, where a prerequisite was not granted", () => {
    if (refused.body.kind !== "licence-decision") throw new Error("no decision");
    const fellWith = { code: "x", name: "用地预审", nameEn: "Land" };
    const fallen = { ...refused, body: { ...refused.body, fellWith } } as const;
    says(textOf(fallen, "zh-CN", { objections: [] }), "本事项以“用地预审”为前置，该事项未获准予");
  });
});

describe("并联审批意见汇总告知书", () => {
  const joint = sample("summary", ({ afterJointReview }) => afterJointReview);

  it("marks every opinion as express or deemed", () => {
    const text = textOf(joint);
    says(text, "结果 附条件准予", "经联合会审", "汇总时间 2026年3月18日16时");
    says(text, "建设条件意见 住房和建设局 超时默许（视为同意） 默示 2026年3月9日24时 是 通过");
    says(
      text,
      "用地意见 国土资源局 附条件同意 明示 2026年3月3日15时30分 否 附条件通过",
      "涉水与排水意见 水务局 不同意 明示 2026年3月3日15时30分 否 通过（牵头部门的决定）",
    );
    says(textOf(joint, "en"), "Consent by silence Deemed", "Consent with conditions Express");
  });

  it("lists what does not apply and what nobody examined apart, in no decision", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const [first, second, ...rest] = joint.body.matters;
    const fellWith = { code: "x", name: "用地预审", nameEn: "Land" };
    const matters = [
      { ...first!, result: "not-applicable", outcome: "not-applicable" },
      { ...second!, result: "not-examined", outcome: "cancelled", fellWith },
      ...rest,
    ] as const;
    const text = textOf({ ...joint, body: { ...joint.body, matters } });
    says(text, `不涉及的事项 ${first!.matter.name}`, "与本项目无关", "未审查的事项");
    says(text, "前置事项“用地预审”未获同意，终止审查", "既未准予，也未不予");
    expect(textOf(joint)).not.toContain("未审查的事项");
  });

  it("lists what came after the limit, and says that it changes nothing", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const late = {
      ...joint.body.matters[0]!,
      id: "water",
      opinion: "objection",
      receivedAt: JUST_IN_TIME,
    } as const;
    const text = textOf({ ...joint, body: { ...joint.body, lateOpinions: [late] } });
    says(text, "期限届满后收到的意见", "不改变结果");
    expect(textOf(joint)).not.toContain("期限届满后收到的意见");
  });

  it("says what holds where conditions clashed, and only there", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    expect(textOf(joint)).not.toContain("条件相互冲突");
    says(textOf({ ...joint, body: { ...joint.body, clashes: ["road-width"] } }), "条件相互冲突的");
  });

  it("says every condition with its source and basis, and every objection in full", () => {
    const text = textOf(joint);
    says(text, "1 不得占用永久基本农田 国土资源局（用地意见） 法律规定（水法 第三十八条）");
    says(text, "水务局（涉水与排水意见） the culvert is too narrow 防洪法 第二十七条 design flow 12 m³/s");
    says(text, "见《联合会审纪要》");
  });

  it("says the remedies unless it is granted as asked for", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const granted = {
      ...joint,
      body: { ...joint.body, result: "granted", afterJointReview: false },
    } as const;
    const refused = {
      ...joint,
      body: { ...joint.body, result: "refused", afterJointReview: false },
    } as const;
    says(textOf(refused), "不予许可", "60日", "行政复议法", "6个月", "行政诉讼法");
    says(textOf(refused, "en"), "Refused", "60 days", "6 months");
    expect(textOf(granted, "zh-CN", { conditions: [], objections: [] })).not.toContain("救济途径");
    says(textOf(granted, "zh-CN", { conditions: [], objections: [] }), "无附加条件");
  });

  it("gives the lead's own reasons and article where the lead decides", () => {
    if (joint.body.kind !== "summary") throw new Error("no summary");
    const lead = {
      result: "refuse",
      reasons: "不符合规划",
      article: "城乡规划法 第四十条",
      at: joint.at,
    } as const;
    const told = {
      ...joint,
      body: { ...joint.body, lead, afterJointReview: false, result: "refused" },
    } as const;
    says(textOf(told), "规划局就征求意见类事项作出决定", "不符合规划", "城乡规划法 第四十条");
  });
});

describe("督办单", () => {
  const order = (to: string) =>
    sample("supervision-order", (body, { matter }) => body.to === to && matter !== null);

  it("says to whom, what is overdue and since when, the handler, what is asked and what follows", () => {
    const text = textOf(order("leader"));
    says(
      text,
      "责任领导：下列事项逾期未办结",
      "环境影响技术审查",
      "生态环境局",
      "2026年3月11日24时",
      "王工（A岗）",
    );
    says(text, "无（该事项到期未答复不适用默许）", "立即督促作出书面意见", "第1个工作日");
    says(textOf(order("head-and-supervisor")), "部门主要负责人和监督机关：", "第3个工作日");
    says(textOf(order("government")), "深圳市龙岗区人民政府：", "最后一级督办");
    says(textOf(order("government"), "en"), "To People's Government of Longgang District:");
  });

  it("reaches a lead that does not conclude, too", () => {
    const text = textOf(sample("supervision-order", (_, { matter }) => matter === null));
    says(text, "牵头部门的结论", "2026年3月24日24时");
  });
});
