/** What is wrong with a field, in Chinese. */
import type { FactType } from "../../domain/catalogue/fact.ts";
import type { FaultWords } from "../faults.ts";

const EXPECTED: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "是或否（true 或 false）",
  array: "列表",
  object: "对象",
  record: "对象",
  text: "文字",
};

const kindOf = (expected: string): string => EXPECTED[expected] ?? expected;

const listed = (values: readonly string[]): string => values.join("、");

/** 项目情况可以填写的内容 */
function allowedFact(type: FactType): string {
  switch (type.type) {
    case "boolean":
      return "是或否（true 或 false）";
    case "choice":
      return `下列之一：${listed(type.choices.map(({ code, name }) => `${code}（${name}）`))}`;
    case "number": {
      const { min, max, step, unit } = type;
      const what = step === 1 ? "整数" : `以${step}为最小单位的数值`;
      return `${min}至${max}之间的${what}（JSON数字），单位为${unit}`;
    }
  }
}

export const FAULTS_ZH: FaultWords = {
  missing: () => "未填写",
  expected: ({ expected }) => `应为${kindOf(expected)}`,
  empty: () => "不能为空",
  "too-short": ({ least }) => `至少${least}个字符`,
  "too-long": ({ most }) => `至多${most}个字符`,
  "too-few": ({ least }) => `至少${least}项`,
  "too-many": ({ most }) => `至多${most}项`,
  "too-small": ({ least }) => `不得小于${least}`,
  "too-big": ({ most }) => `不得大于${most}`,
  "one-of": ({ allowed }) =>
    allowed.length === 1 ? `只能是${allowed[0]}` : `应为下列之一：${listed(allowed)}`,
  "unknown-field": () => "没有这一字段",
  format: () => "格式不正确",
  "control-characters": () => "不得含有控制字符",
  "not-json": () => "不是JSON",
  "not-utf-8": () => "不是UTF-8编码，请以UTF-8编码提交",
  "no-http": () => "不是HTTP请求",
  "no-body-wanted": () => "该地址不接受请求正文",
  "body-missing": () => "请以JSON提交正文，并注明Content-Type: application/json",
  "time-of-day": () => "应为时刻，例如14:30",
  slug: () => "应为小写字母、数字和单个连字符，例如site-plan",
  date: () => "应为真实存在的日期，例如2026-03-02",
  "credit-code": () => "应为18位统一社会信用代码，例如91990000MA5F1A2B54",
  "credit-code-organisation": () =>
    "统一社会信用代码有误：第9至17位（组织机构代码）的校验码不符（GB 11714），请核对",
  "credit-code-check": () => "统一社会信用代码有误：末位校验码不符（GB 32100），请核对",
  "project-code": () => "应为项目代码，形如YYMM-AAAAAA-DD-TT-RRRRRC，例如2605-440307-04-01-123456",
  "application-id": () => "应为申请编号，例如440307-0123456789ABCDEF",
  "record-id": () => "应为事项实例编号、咨询编号或者申请编号",
  "review-id": () => "应为事项实例编号：申请编号、一个点、事项代码",
  "notice-id": () => "应为文书编号，例如decision.application.5",
  "act-twice": () => "同一代办事项重复列出",
  "officer-twice": () => "应为两名以上不同的工作人员",
  "card-twice": () => "执法证号重复：每名工作人员填写本人的证号",
  "absent-twice": () => "同一部门重复列出",
  "authorisation-too-long": () => "委托期限最长三年，期满前可以延长",
  "authorisation-id": () => "应为委托书编号",
  "hold-id": () => "应为失信惩戒名册中的登记编号",
  "payment-code": () => "应为缴款书上的缴款码",
  "rating-id": () => "应为作出评价时给出的评价编号",
  month: () => "应为 2026-03 这样的月份",
  "month-not-over": ({ last }) => `该月尚未结束，最近可查询${last}`,
  "complaint-id": () => "应为提出投诉时给出的投诉编号",
  "inquiry-id": () => "应为提出咨询时给出的咨询编号",
  "notice-code": () => "应为文书上印制的16位核验码",
  "file-id": () => "应为文件编号，例如F-0123456789ABCDEFGHJKMNPQRS",
  "upload-key": () => "应为上传第一个文件时给出的上传凭证",
  "file-type": () => "应为可接收格式的媒体类型：PDF、OFD、PNG、JPEG、TIFF、DWG、DXF、IFC、ZIP、DOCX或XLSX",
  "file-ending": () => "文件扩展名应与类型相符，例如application/pdf对应.pdf",
  "file-name": () => '应为不带文件夹的文件名，不含\\ / : * ? " < > |',
  sha256: () => "应为文件的SHA-256值，64位小写十六进制数字",
  https: () => "应为https地址",
  "plain-host": () => "网址应写明主机名称，不含用户名，也不使用IP地址",
  "attribute-name": () => "应为项目情况的代码，例如floorArea",
  "too-many-attributes": () => "至多200项",
  telephone: () => "应为电话号码",
  email: () => "应为电子邮箱地址",
  instant: () => "应为带时差的时刻，例如2026-03-02T09:00:00+08:00",
  duration: () => "应为ISO 8601时长，例如P3D或PT1H",
  "clock-move": () => '应为{ "now": "2026-03-02T09:00:00+08:00" }或{ "advance": "P3D" }',
  "whole-number": () => "应为十进制整数，例如50",
  cursor: () => "请以同一身份、同样的筛选条件，原样使用上一页给出的nextCursor；其他列表的不能通用",
  "idempotency-key": () => "应为1至128个可见ASCII字符（不含逗号），例如UUID，且只出现一次",
  "cure-missing": () => "请写明怎样修改即可获得同意；确实无法补救的，写明“不可补救”并说明理由",
  "conditions-missing": () => "请至少写明一项条件；没有条件的，请选择同意",
  "materials-missing": () => "请至少列明一项缺少或有误的材料",
  "receipt-missing": () => "窗口送达须在证件之后附上经签收的送达回证",
  "file-twice": () => "同一文件出现两次",
  "material-twice": () => "同一材料出现两次：请将其全部问题写在一项中",
  about: () => "应写明审批事项、部门或者监督机关之一",
  "about-unsigned": () => "应写明部门或者监督机关之一；匿名投诉不针对具体审批事项",
  "way-twice": () => "同一途径重复",
  closing: () => "应写明结果，确实没有的写明理由，只填其一；防范措施另须写明生效日期和佐证",
  "before-from": () => "不得早于起始日期",
  "same-person": () => "应为另一人，不能交接给本人",
  "not-after-from": () => "应晚于起始时刻；尚未恢复的，不填写",
  "behind-to": ({ to }) => `不得晚于截止日期（${to}）`,
  "in-future": ({ today }) => `不得晚于今日（${today}）`,
  "discretion-for-licence": () => "行政许可的条件应以法律规定或者规范性文件为依据，不得仅以自由裁量为依据",
  "period-too-long": ({ most }) => `期间至多${most}日`,
  "not-a-department": ({ known }) => `应为下列部门之一：${listed(known)}`,
  period: () => "应为月、季度或者年度，例如2026-03、2026-Q1、2026",
  "two-decimals": () => "小数不得超过两位",
  "period-not-closed": () => "应为已定稿的考评周期；尚未定稿的，请改填起止日期",
  "whole-region": () => "不填：此项指标按全区统计",
  "unknown-project-type": ({ given, known }) => `没有项目类型“${given}”；本地区有：${listed(known)}`,
  "foreign-project-code": ({ given, own, above, within }) =>
    `项目代码的地区码${given}不属于本地区：应为${listed([own, ...above])}${within === null ? "" : `，或者辖区内以${within}开头的地区码`}`,
  "unknown-attribute": ({ known }) => `没有这一项目情况；本地区有：${listed(known)}`,
  "attribute-not-allowed": ({ allowed }) => `应为${allowedFact(allowed)}`,
  "attribute-missing": ({ name, allowed }) =>
    `未填写：${name}，它决定须征求哪些部门的意见；应为${allowedFact(allowed)}`,
  "department-twice": () => "同一部门只填写一次",
  "figure-incomplete": () => "控制指标和指标值应一并填写",
  "unknown-figure": ({ given, known }) =>
    known.length > 0
      ? `没有控制指标“${given}”；本地区有：${listed(known)}`
      : `没有控制指标“${given}”；本地区未列控制指标`,
  "unknown-material": ({ given, known }) => `没有材料“${given}”；本地区有：${listed(known)}`,
  "promise-not-open": ({ given, open }) =>
    open.length === 0
      ? `材料“${given}”不适用容缺受理；本地区所有材料均须在申请时提交`
      : `材料“${given}”不适用容缺受理；可以容缺的材料：${listed(open)}`,
  "promise-needless": ({ given }) => `材料“${given}”已经提交或者已经承诺，无须承诺`,
  "promise-text": ({ given, expected }) => `材料“${given}”的承诺内容与规定文本不一致，应当为：${expected}`,
  "foreign-host": ({ given, known }) => `不接受存放在“${given}”的文件；可以存放在：${listed(known)}`,
  "handed-in-twice": ({ given }) => `材料“${given}”中有内容相同的文件`,
  "too-many-of-one": ({ given, most }) => `材料“${given}”的文件超过${most}个`,
  "links-not-taken": () => "本地区不接收链接：请上传文件并填写其fileId",
  "uploads-not-taken": () => "本地区不保管文件：请填写文件的存放地址和校验值",
  "file-not-there": ({ given }) =>
    `没有您在一日内上传完成的文件${given}：请携带上传时的X-Upload-Key，或重新上传`,
  "file-expired": ({ given, since }) => `文件${given}自${since}起已超过有效期，请重新提交该材料`,
  "unknown-matter": ({ given }) => `没有事项“${given}”`,
  "claimed-twice": ({ given }) => `事项“${given}”重复声明`,
  "not-replaceable": ({ given, by }) =>
    by.length > 0
      ? `事项“${given}”只能以下列方式替代：${by.map((one) => SUBSTITUTES[one] ?? one).join("、")}`
      : `事项“${given}”不得替代`,
  "no-such-assessment": ({ given, matter }) => `没有覆盖事项“${matter}”的区域评估“${given}”`,
  "assessment-expired": ({ given, validUntil }) => `区域评估“${given}”的有效期至${validUntil}`,
  "not-part-of-this": () => "不属于本申请",
};

const SUBSTITUTES: Readonly<Record<string, string>> = {
  "area-assessment": "区域评估",
  promise: "告知承诺",
};
