/** What a refusal says, in Chinese: what holds, and what may be done instead. */
import { addDays } from "../../domain/base/time.ts";
import { dayText } from "./days.ts";
import { AGENT_ACTS, CONCLUSIONS, ENDINGS, OUTCOMES, RANKS, STATUSES } from "./codes.ts";
import { inGroups } from "../../domain/base/ids.ts";
import type { ProblemWords } from "../problems.ts";
import { UNTAKEN_ZH } from "./files.ts";

/** An instant with the region's offset, as a limit is told: midnight is 24:00 of the day before. */
function dueText(instant: string): string {
  const [date, time] = [instant.slice(0, 10), instant.slice(11, 16)];
  return time === "00:00" ? `${dayText(addDays(date, -1))} 24:00` : `${dayText(date)} ${time}`;
}

/** A day or an instant that may be either, as Chinese says it. */
const told = (when: string): string => (when.includes("T") ? dueText(when) : dayText(when));

const between = (earliest: string, latest: string): string =>
  `最早为${dayText(earliest)}，最晚为${dayText(latest)}。请在此期间内选择日期。`;

export const PROBLEMS_ZH: ProblemWords = {
  malformed: {
    title: "填写内容有误",
    detail: (f) =>
      `填写内容有误，请按下列提示修改后重新提交${f.more === undefined ? "" : `（另有${f.more}处未列出）`}。未保存任何内容。`,
  },
  unauthenticated: { title: "需要有效的登录凭证", detail: () => "登录已失效或尚未登录，请重新登录。" },
  "query-code-needed": { title: "需要查询码", detail: () => "请填写受理回执上的查询码。" },
  "sign-in-needed": {
    title: "请先登录",
    detail: () => "办理此事项须通过统一身份认证登录。请登录后重试，已填写的内容仍然有效。",
  },
  "query-code-replaced": {
    title: "查询码已作废",
    detail: () =>
      "该查询码已补发新码，原查询码不再有效。请使用新查询码；如非本单位申请补发，请通过统一身份认证登录或到受理窗口核实。",
  },
  "not-own-credit-code": {
    title: "不是登录主体的申请",
    detail: (f) =>
      `当前登录主体的统一社会信用代码为${f.creditCode}，只能为该主体提交申请。请核对申请人，或换用申请人的账号登录。`,
  },
  "not-your-review": {
    title: "该事项由其他部门承办",
    detail: (f) => `事项${f.reviewId}由其他部门承办。本部门的事项见部门工作台的事项列表。`,
  },
  "role-not-allowed": {
    title: "当前身份无权办理",
    detail: () => "当前身份无权办理此事项。请换用有权办理的身份登录。",
  },
  "unknown-department": {
    title: "账号所属部门不在本地区",
    detail: (f) =>
      `${f.department === null ? "当前账号未填写所属部门" : `本地区没有部门“${f.department}”`}，无法列出应办事项。请联系账号管理人员，将账号的所属部门改为本地区的部门代码（${f.known.join("、")}），再重新登录。`,
  },
  "other-region": {
    title: "登录凭证不属于本地区",
    detail: (f) =>
      `各地区的登录凭证互不通用，当前凭证未表明用于本地区（${f.region}）。请联系账号管理人员，将登录凭证的用途（aud）设为含本地区代码的名称（例如 approvals-${f.region}），或者将“region”设为 ${f.region}，再重新登录。`,
  },
  "scope-missing": {
    title: "登录凭证的权限范围不足",
    detail: (f) =>
      `当前登录凭证的权限范围（scope）不含${f.needed}，不能办理此事项。请换用具有该权限的登录凭证。`,
  },
  "unusable-claim": {
    title: "账号信息不完整",
    detail: (f) =>
      `${f.given === null ? `登录凭证缺少可用的“${f.claim}”` : `登录凭证的“${f.claim}”为“${f.given}”，本系统无法识别`}${f.known.length > 0 ? `，可用值为 ${f.known.join("、")}，也可以不填` : ""}。每次办理都要记明办理人，请联系账号管理人员更正后重新登录。`,
  },
  "unknown-route": {
    title: "没有这个地址",
    detail: () => "这个地址下没有内容，可能是输入有误，也可能是链接已经失效。",
  },
  "unknown-application": {
    title: "没有这件申请",
    detail: () => "没有您可以查看的这件申请。请核对申请编号；凭查询码查询的，请一并核对查询码。",
  },
  "unknown-project": {
    title: "没有这个项目",
    detail: () => "没有您可以查看的这个项目的申请。请核对项目代码。",
  },
  "unknown-review": {
    title: "没有这一事项实例",
    detail: () => "没有这一事项实例。请从部门工作台的事项列表进入。",
  },
  "unknown-material": {
    title: "目录中没有这种材料",
    detail: (f) => `本地区的事项目录中没有这种材料，目录所列材料为：${f.known.join("、")}。`,
  },
  "method-not-allowed": {
    title: "该地址不支持此操作",
    detail: (f) => `该地址不支持${f.method}；支持${f.allowed.join("、")}。`,
  },
  "unsigned-notice": {
    title: "通知未经签名",
    detail: () => "通知没有支付机构的有效签名，或者签名时间不在五分钟之内，未作处理。",
  },
  "unknown-bill": { title: "没有这一缴款码", detail: () => "没有这一缴款码，未入账。" },
  "other-bill": {
    title: "不是这份缴款书",
    detail: () => "该笔交易属于另一份缴款书，或者缴款码不在本案之内，未入账。",
  },
  "transaction-differs": {
    title: "与已登记的交易不一致",
    detail: () => "该笔交易已按另一金额或者另一缴款书登记，本通知未入账。",
  },
  "unknown-payout": { title: "没有这一笔退付", detail: () => "没有这一笔退付，未入账。" },
  "payout-differs": {
    title: "与已批准的退付不一致",
    detail: () => "金额或者原交易与批准的退付不一致，未入账。",
  },
  "outside-tariff": {
    title: "不在收费标准之内",
    detail: (f) =>
      f.tariff === null
        ? "该事项没有收费标准，不得收取费用。"
        : f.amount === null
          ? "收费标准中没有这一项减免。"
          : `按收费标准应为 ${f.amount / 100} 元，不得收取其他金额。`,
  },
  "fact-not-vouched": {
    title: "计费事实尚未核实",
    detail: () => "收费所依据的事实尚未由申请人以外的单位核实，请先核实申报情况。",
  },
  "not-your-slip": { title: "不是本单位的收费项目", detail: () => "只有该项目的执收单位可以办理。" },
  "heads-approval": { title: "应由单位负责人批准", detail: () => "退付应由执收单位负责人批准。" },
  "line-not-paid": {
    title: "超过已缴金额",
    detail: (f) => `已缴入 ${f.applied / 100} 元，其中 ${f.pending / 100} 元正在退付，申请金额不得超过余额。`,
  },
  "too-many-refunds": {
    title: "退付申请次数已满",
    detail: (f) => `一案最多申请退付 ${f.most} 次，请联系执收单位。`,
  },
  "unknown-refund": { title: "没有这一退付", detail: () => "没有这一退付申请，请核对编号。" },
  "refund-settled": { title: "该退付已办结", detail: () => "该退付已有结论，不再变更。" },
  "nothing-to-pay": {
    title: "没有应缴费用",
    detail: () => "该缴款码目前没有应缴的费用。请查看本申请的缴费情况。",
  },
  "too-many-orders": {
    title: "支付订单过多",
    detail: (f) => `一件申请最多提交 ${f.most} 个支付订单。请凭缴款码缴费。`,
  },
  "unknown-provider": {
    title: "未开通该支付机构",
    detail: (f) =>
      f.known.length === 0
        ? "本地区未开通在线支付，请凭缴款码缴费。"
        : `可以选择的支付机构：${f.known.join("、")}；也可以凭缴款码缴费。`,
  },
  "provider-unreachable": {
    title: "支付机构暂未受理",
    detail: (f) =>
      `支付订单 ${f.orderId} 未能提交支付机构，未产生扣款。请稍后再次提交，订单号不变；也可以凭缴款码缴费。`,
  },
  "refund-unchecked": { title: "退付尚未核实", detail: () => "应先由执收单位核实，再行批准。" },
  "unknown-complaint": { title: "没有这一投诉", detail: () => "没有这一投诉。请核对投诉编号。" },
  "unknown-inquiry": {
    title: "没有这一咨询",
    detail: () => "没有这一咨询，或其不由贵部门承办。请核对咨询编号。",
  },
  "inquiry-answered": { title: "该咨询已答复", detail: () => "该咨询已答复，以首次答复为准。" },
  "inquiry-not-yours": {
    title: "该咨询不由贵部门承办",
    detail: () => "该咨询现由其他部门承办，由其答复或者转办。",
  },
  "inquiry-offered": {
    title: "该咨询已转办，等待接收",
    detail: (f) =>
      `该咨询已转其他部门，待其在${told(f.answerBy)}前答复是否接收；此前仍由首问责任部门承办，可直接答复。`,
  },
  "inquiry-at-home": {
    title: "不能转办给承办部门自己",
    detail: () => "该咨询已由所选部门承办，请选择其他部门，或直接答复。",
  },
  "inquiry-to-be-assigned": {
    title: "该咨询待监督机构指定承办部门",
    detail: () =>
      "该咨询两次未被接收，或转办后一个工作日内无人接收，由监督机构指定承办部门；此前仍可直接答复。",
  },
  "inquiry-assigned": {
    title: "该咨询已由监督机构指定承办部门",
    detail: () => "该咨询由监督机构指定承办，不再转办，请直接答复。",
  },
  "inquiry-in-hand": {
    title: "该咨询已有部门承办",
    detail: () => "该咨询已有部门承办。两次未被接收，或转办后一个工作日内无人接收的，方由监督机构指定。",
  },
  "no-inquiry-offer": {
    title: "没有转给贵部门、等待接收的咨询",
    detail: () => "该咨询没有转给贵部门，或接收期限已过、已有答复。请刷新列表。",
  },
  "by-name": {
    title: "须由具体人员办理",
    detail: () => "此事项须具名办理：请由经办人员本人登录后办理，系统账号和未载明姓名的账号不能办理。",
  },
  "unknown-notice": {
    title: "没有这份文书",
    detail: () => "没有这份文书，或该文书不是发给您的。请从文书列表中选择。",
  },
  "not-acceptable": {
    title: "不提供所要求的格式",
    detail: (f) => `该内容以${f.offered.join("或")}提供；请在Accept中注明，或不发送Accept。`,
  },
  late: {
    title: "意见已逾期",
    detail: (f) =>
      `本事项已于${dueText(f.dueAt)}到期，并已按超时规则办结。您的意见已作为逾期意见留存，供牵头部门参考，不改变办理结果。`,
  },
  "case-over": {
    title: "意见按时送达，但案件已经办结",
    detail: (f) =>
      `您的意见在办理时限（${dueText(f.dueAt)}）届满前已经送达，但本事项此前已登记为“${OUTCOMES[f.outcome]}”，案件也已办结，办理结果不再改变。您的意见已存档，并已转送监督机关，作为依法撤销的事由。`,
  },
  "already-decided": {
    title: "已有登记在案的意见",
    detail: (f) =>
      `本事项登记在案的结果是“${OUTCOMES[f.outcome]}”。此次提交已留存备查，不改变办理结果。可在联合会审中说明新的情况。`,
  },
  cancelled: {
    title: "本事项已终止审查",
    detail: () => "本事项已终止审查（申请人撤回、前置事项未获同意，或项目变更后不再涉及），无须再答复。",
  },
  "project-changed": {
    title: "项目在此之后已变更",
    detail: (f) =>
      `项目已于${told(f.changedAt)}发生实质变更，本事项已重新送达、重新计时。此前收到的操作针对的是变更前的项目，仅存档备查。请查阅变更后的项目情况和材料，再行办理。`,
  },
  "not-running": {
    title: "本事项当前未在计时",
    detail: () =>
      "本事项当前未在计时：尚未送达、等待前置事项或已中止计时。可以直接提出意见，或先结束特别程序。",
  },
  "past-due": {
    title: "办理期限已届满",
    detail: (f) =>
      `办理期限已于${dueText(f.dueAt)}届满，不能再中止或延长。请直接提出意见；意见会留存，并标明逾期。`,
  },
  "supplement-used": {
    title: "已要求过补正",
    detail: () =>
      "已要求过一次补正，补正须一次性告知，只能要求一次。请就现有材料提出意见：同意、附条件同意或说明理由不同意。",
  },
  "supplement-window-closed": {
    title: "要求补正的期间已过",
    detail: (f) =>
      `要求补正的期间已于${dueText(f.closedAt)}结束。请就现有材料提出意见：同意、附条件同意或说明理由不同意。`,
  },
  "referral-window-closed": {
    title: "移送的期间已过",
    detail: (f) =>
      `移送须在送达之日起二个工作日内、且在办理期限届满前作出，该期间已于${dueText(f.closedAt)}结束。请就本事项提出意见；确不涉及本部门的，可说明理由，但不再移送。`,
  },
  "handed-on-already": {
    title: "本事项已移送过一次",
    detail: () =>
      "每一事项只能移送一次，本事项已由其他部门移送或已重新征求意见。请就本事项提出意见；确不涉及本部门的，可说明理由，但不再移送。",
  },
  "not-handed-on": {
    title: "本事项不是移送而来",
    detail: () => "本事项自始由本部门承办，没有移送可以接收或者提出异议。",
  },
  "referral-answered": {
    title: "已就移送作出答复",
    detail: (f) => `本部门已于${dueText(f.answeredAt)}就移送作出答复，不再变更。`,
  },
  "department-named": {
    title: "承办部门已经指定",
    detail: (f) =>
      `本事项的承办部门已由${f.by === "lead" ? "牵头部门" : "监督机关"}指定，不能再提出异议或者移送。请就本事项提出意见。`,
  },
  "referral-accepted-by-silence": {
    title: "移送异议的期间已过",
    detail: (f) =>
      `移送须在送达之日起一个工作日内答复，该期间已于${dueText(f.closedAt)}结束，未答复的视为接收。请就本事项提出意见。`,
  },
  "licence-not-granted": {
    title: "没有可以送达的许可证件",
    detail: () => "许可证件在作出准予许可的决定之后，由作出决定的机关颁发、送达；本事项没有已经准予的许可。",
  },
  "licence-handed-out": {
    title: "许可证件已经送达",
    detail: (f) =>
      `已于${dueText(f.handedOutAt)}送达，证号${f.number}。证件内容有误的，由颁发机关按更正程序办理。`,
  },
  "licence-expired": {
    title: "许可证件的有效期已过",
    detail: (f) => `有效期至${told(f.validUntil)}，早于今天（${told(f.today)}）。请填写正确的有效期。`,
  },
  "nothing-under-revision": {
    title: "没有需要复核的办理结果",
    detail: (f) =>
      f.reviews.length === 0
        ? "办理结果所依据的超时默许被撤销后，才进入复核；本申请目前没有需要复核的事项。"
        : `需要复核的事项：${f.reviews.join("、")}。`,
  },
  "revision-lacks": {
    title: "复核结论不完整",
    detail: (f) => (f.what === "article" ? "撤销的，请写明法律依据。" : "变更的，请写明变更内容。"),
  },
  "grave-public-harm": {
    title: "不予撤销",
    detail: () =>
      "撤销可能对公共利益造成重大损害的，依法不予撤销（行政许可法第六十九条第三款）。请采取其他补救措施，并依法追究责任。",
  },
  "whole-unlimited": {
    title: "本申请没有法定办理总时限",
    detail: () => "本申请不含行政许可事项，不适用联合办理的总时限，无须延长。各事项的期限分别计算。",
  },
  "whole-over": {
    title: "办理总时限已经届满",
    detail: (f) => `办理总时限已于${dueText(f.dueAt)}届满，期满后不能延长。请尽快办结。`,
  },
  "whole-extended": {
    title: "办理总时限已经延长",
    detail: (f) => `办理总时限已于${dueText(f.extendedAt)}批准延长，只能延长一次。`,
  },
  "whole-days": {
    title: "延长天数过多",
    detail: (f) => `办理总时限最多延长${f.most}个工作日。`,
  },
  "whole-asked-too-often": {
    title: "申请延长次数过多",
    detail: (f) => `已经申请延长${f.most}次。请由政府负责人直接批准。`,
  },
  "too-late-to-add": {
    title: "不能再增加审查事项",
    detail: (f) =>
      f.state === "joint-review" || f.state === "deciding"
        ? "各部门均已答复，只有办理中的申请可以增加审查事项。确需增加的，请申请人办理项目变更，按变更后的情况重新分办。"
        : "申请已经办结，不能再增加审查事项。需要该事项的，请申请人就该事项另行提交申请；原决定依据不实情况作出的，由有权机关依法处理。",
  },
  "catalogue-replaced": {
    title: "事项目录已经更新",
    detail: (f) =>
      `本申请按受理时的目录（${f.accepted}）办理，现行目录为${f.now}，只能增加受理时目录中的事项。请申请人办理项目变更，按现行目录重新分办。`,
  },
  "no-matter-added": {
    title: "更正后没有新增的事项",
    detail: (f) =>
      f.attributes.length === 0
        ? "受理时目录中适用于本类项目的事项均已审查。"
        : `按更正后的情况没有新增的事项。决定其他事项是否适用的情况：${f.attributes.join("、")}。`,
  },
  "correction-ends-matter": {
    title: "更正后有的事项不再适用",
    detail: (f) =>
      `按更正后的情况，${f.matters.join("、")}不再适用。增加事项不终止其他事项，请申请人办理项目变更。`,
  },
  "added-too-often": {
    title: "增加事项次数已达上限",
    detail: (f) => `本申请已经更正${f.most}次，达到上限。请申请人办理项目变更。`,
  },
  "knowable-at-intake": {
    title: "不得要求补交该材料",
    detail: (f) =>
      `${f.materials.join("、")}是本事项一律要求的材料，受理时即可一次性告知。本事项是后来增加的，请依据在案材料审查，或者依据其他规定要求补交。`,
  },
  "nothing-to-put-right": {
    title: "没有可以整改的意见",
    detail: () =>
      "目前没有可以整改的不同意见：各事项尚未全部办结，或者没有部门提出不同意见，或者意见属于一票否决。请按现有意见继续办理；项目需要调整的，由申请人办理项目变更。",
  },
  "rectification-used": {
    title: "整改只能提出一次",
    detail: (f) =>
      `本申请已于${told(f.offeredAt)}提出整改。请按现有意见决定；项目需要调整的，由申请人办理项目变更。`,
  },
  "rectification-days": {
    title: "整改期限过长",
    detail: (f) =>
      f.most === 0
        ? "剩余的办理总时限已经不足以整改和复审。请由牵头部门按现有意见决定；项目需要调整的，由申请人办理项目变更。"
        : `为使整改、复审和决定不超过办理总时限，整改期限最长为${f.most}个工作日。`,
  },
  "no-rectification": {
    title: "目前不能整改",
    detail: (f) =>
      f.standing === null
        ? "牵头部门没有提出整改。"
        : {
            offered: "请先答复同意整改。",
            declined: "申请人已经答复不同意整改。",
            running: "已经同意整改，请提交整改结果。",
            done: "整改结果已经提交，有关部门正在复审或者已经复审。",
            lapsed: "整改期限已经届满，由牵头部门按现有意见决定。项目需要调整的，请办理项目变更。",
            "set-aside": "项目已经变更，原整改不再进行。",
            over: "申请已经办结。",
          }[f.standing],
  },
  "not-for-rectification": {
    title: "这些材料与整改无关",
    detail: (f) =>
      `${f.materials.join("、")}不属于整改范围。可以重新提交的材料：${f.allowed.join("、") || "无"}。项目的实质内容发生变化的，请办理项目变更。`,
  },
  "not-to-decide-dispute": {
    title: "该事项的承办部门不由您指定",
    detail: (f) =>
      f.decides === "supervisor"
        ? "牵头部门是移送的一方，不得裁定涉及自身的争议，由监督机关指定承办部门。"
        : "牵头部门不是移送的一方，由牵头部门指定承办部门。",
  },
  "no-referral-dispute": {
    title: "该事项无须指定承办部门",
    detail: (f) =>
      f.reviews.length === 0
        ? "本申请没有移送异议，也没有相互推诿的事项，无须指定承办部门。"
        : `待指定承办部门的事项：${f.reviews.join("、")}。`,
  },
  "not-nameable": {
    title: "不能指定该部门承办",
    detail: (f) =>
      `“${f.department}”不能承办：本地区没有该部门，或者是申请人自身，或者是指定人自身。可以指定的部门：${f.allowed.join("、")}。`,
  },
  "not-referable": {
    title: "不能移送该部门",
    detail: (f) =>
      `“${f.department}”不是可以移送的部门：须为本地区的其他部门。可以移送的部门有：${f.allowed.join("、")}。`,
  },
  "no-supplement-request": {
    title: "所指的补正要求不在补正期间",
    detail: () =>
      "本事项在该时刻没有提出补正要求，或者材料已经补齐、补正期限已经届满，无可撤回；提出的时刻见本事项的补正要求。计时照常进行。",
  },
  "special-procedure-used": {
    title: "该类特别程序已办理过",
    detail: () => "该类特别程序已办理过，每类只能中止计时一次。如需更多时间，请在到期前申请延长期限。",
  },
  "no-special-procedure": {
    title: "没有所指的特别程序",
    detail: () =>
      "本事项在该时刻没有启动这一种特别程序，无可结束；已启动的见本事项的特别程序。计时照常进行。",
  },
  "extension-used": {
    title: "期限已延长过",
    detail: () => "期限已延长过，只能延长一次。请在到期前提出意见。",
  },
  "handler-named-too-often": {
    title: "经办人变更次数已达上限",
    detail: () => "经办人变更次数已达上限。请在提出意见时一并填写经办人。",
  },
  "not-deemed": { title: "并非因超时默许办结", detail: () => "本事项不是因超时默许办结的，不能撤销默许。" },
  "already-revoked": { title: "该超时默许已被撤销", detail: () => "该超时默许已被撤销，以首次撤销为准。" },
  "announced-already": {
    title: "已告知拟撤销",
    detail: (f) => `已于${told(f.announcedAt)}告知拟撤销。请先就该告知作出决定或者终止撤销，再另行告知。`,
  },
  "announced-too-often": {
    title: "告知拟撤销已达上限",
    detail: (f) => `同一默许最多告知拟撤销${f.most}次。`,
  },
  "not-announced": {
    title: "没有这项拟撤销告知",
    detail: () =>
      "撤销前须告知申请人事实、理由和依据，听取陈述和申辩。请先告知拟撤销，或者刷新页面后以现行告知为准。",
  },
  "announced-by-superior": {
    title: "该项撤销由上级机关告知",
    detail: (f) => `拟撤销系上级机关于${told(f.announcedAt)}告知，由其作出决定或者终止。`,
  },
  "hearing-runs": {
    title: "尚在陈述、申辩期限内",
    detail: (f) =>
      f.until === null
        ? "相应年度的工作日历公布前，申请人陈述、申辩的期限未定。申请人陈述、申辩后，可以作出撤销决定。"
        : `申请人陈述、申辩的期限至${dueText(f.until)}。申请人陈述、申辩后，或者自该时起，可以作出撤销决定。`,
  },
  "nothing-announced": {
    title: "没有可以陈述、申辩的告知",
    detail: (f) =>
      f.announced.length === 0
        ? "本申请目前没有等待陈述、申辩的拟撤销告知：可能已经决定，或者已经终止撤销。"
        : `等待陈述、申辩的是：${f.announced.join("、")}。`,
  },
  "statement-given": {
    title: "已经陈述、申辩",
    detail: (f) => `陈述、申辩已于${told(f.givenAt)}提交，只能提交一次。如需补充，请联系作出告知的机关。`,
  },
  "statement-late": {
    title: "陈述、申辩期限已过",
    detail: (f) =>
      `陈述、申辩的期限已于${dueText(f.dueAt)}届满。对撤销决定不服的，可以依法申请行政复议或者提起行政诉讼。`,
  },
  "no-promise-to-check": {
    title: "没有可以核查的承诺",
    detail: (f) =>
      f.materials.length === 0
        ? "本事项的办理结果不以承诺为依据，或者承诺补交的材料尚未补交，没有可以核查的承诺。"
        : `可以核查的是下列材料的承诺：${f.materials.join("、")}。`,
  },
  "promise-checked": {
    title: "该承诺已有核查结论",
    detail: () => "该承诺已有核查结论，以该结论为准，不重复核查。",
  },
  "put-right-running": {
    title: "改正期限尚未届满",
    detail: (f) =>
      `改正期限至${told(f.until)}。期限内改正的，可以登记承诺属实；期限届满仍未改正的，方可撤销。`,
  },
  "not-awaiting-acceptance": {
    title: "该申请不待窗口受理",
    detail: () => "该申请当前不待窗口受理，无须答复。请查看其最新状态。",
  },
  "returned-already": {
    title: "该申请已退回补齐过",
    detail: () =>
      "该申请已退回补齐过一次，须一次性告知，不能再次退回。请予受理，或作出不予受理并告知应向哪个机关申请。",
  },
  "application-ended": {
    title: "该申请已过此环节",
    detail: (f) => `该申请目前的状态是“${STATUSES[f.state]}”，不能再办理此操作。请查看其最新状态。`,
  },
  "not-in-review": {
    title: "项目变更应在受理之后提出",
    detail: (f) =>
      `该申请目前的状态是“${STATUSES[f.state]}”。项目变更在受理之后、决定作出之前提出：受理之前，请补齐材料，或者撤回后按项目现状重新提交。`,
  },
  "project-changed-too-often": {
    title: "项目变更次数已达上限",
    detail: (f) => `项目已变更${f.most}次，达到上限。请撤回申请，按项目现状重新提交。`,
  },
  "project-open-already": {
    title: "该项目已有在办申请",
    detail: (f) =>
      `同一申请人就同一项目代码、同一类型已有在办申请：${f.applications.join("、")}。请凭查询码继续办理；如需重新申报，请先撤回在办申请。`,
  },
  "contact-erased": {
    title: "联系人信息已删除",
    detail: (f) => `该申请的联系人信息已于${told(f.erasedAt)}删除，不能再更正。`,
  },
  "contact-corrected-too-often": {
    title: "联系人信息更正次数已达上限",
    detail: (f) => `联系人信息已更正${f.most}次。如需再次更正，请到受理窗口办理。`,
  },
  "query-code-issue": {
    title: "查询码已是另一次发放的",
    detail: (f) =>
      f.reissuedAt === null
        ? `现行查询码是第${f.issue}次发放的。请刷新后重试。`
        : `现行查询码是第${f.issue}次发放的，已于${told(f.reissuedAt)}补发。请先核对是否由本单位其他人员办理；仍需补发的，请刷新后重试。`,
  },
  "query-code-reissued-too-often": {
    title: "查询码补发次数已达上限",
    detail: (f) => `查询码已补发${f.most}次。请通过统一身份认证登录办理。`,
  },
  "nothing-changed": {
    title: "项目情况和材料均无变化",
    detail: () => "所填情况与在案一致，所附材料也与在案文件相同。请填写变化后的情况，或者提交修改后的材料。",
  },
  "change-lacks-materials": {
    title: "变更后还缺少材料",
    detail: (f) =>
      `项目变更后新增审查的事项还需要下列材料：${f.materials.join("、")}。请与变更一并提交；本次变更未予办理，各部门计时不受影响。`,
  },
  "no-such-card": {
    title: "没有这张牌",
    detail: (f) =>
      `该事项${f.cards.length === 0 ? "没有黄牌、红牌" : `现有：${f.cards.join("、")}`}。请按规则和时刻指明；因第二张黄牌而亮的红牌，随其中任一黄牌的更正而更正。`,
  },
  "no-such-order": {
    title: "没有这份督办单",
    detail: (f) =>
      `该事项${f.orders.length === 0 ? "没有督办单" : `现有督办单：${f.orders.join("、")}`}。请按层级和发出的时刻指明，见本事项的 orders。`,
  },
  "order-rank": {
    title: "须由应当答复人本人签收、答复",
    detail: (f) =>
      `该督办单须由本部门${f.needed.map((rank) => RANKS[rank]).join("或")}以本人账号签收、答复。`,
  },
  "order-answered": {
    title: "该督办单已经答复",
    detail: (f) => `该督办单已于${told(f.answeredAt)}答复，以首次答复为准。`,
  },
  "card-corrected": {
    title: "此前已更正",
    detail: (f) => `该牌已于${told(f.correctedAt)}更正，以首次更正的理由为准。`,
  },
  "no-joint-review": {
    title: "当前没有联合会审",
    detail: () => "该申请当前没有联合会审。全部部门答复后，如有不同意见或条件冲突，会审自动启动。",
  },
  "already-convened": {
    title: "会议已召集",
    detail: () => "会议已召集，联合会审只召开一次。请按已通知的日期召开。",
  },
  "not-convened": {
    title: "尚未召集会议",
    detail: () => "尚未召集会议。请先召集会议、通知各部门，再作出会审结论。",
  },
  "reviews-open": {
    title: "仍有事项未办结",
    detail: (f) =>
      `以下事项的超时结果已被撤回，重新办理：${f.reviews.join("、")}。请待其办结后再作出结论或者决定。`,
  },
  "lead-presides": {
    title: "会审由牵头部门主持",
    detail: () => "牵头部门没有就本申请提出不同意见，会审由其主持，无须另行指定。",
  },
  "presider-missing": {
    title: "尚未指定会审主持人",
    detail: () => "牵头部门就本申请持不同意见，不得自行主持；由监督机关指定主持人后，方可作出结论。",
  },
  "presider-not-present": {
    title: "会审纪要未载明主持人",
    detail: (f) =>
      `会审纪要应当载明到会人员、所持授权和发言内容：请至少在“present”中写明代表${f.department}主持会审的人员。`,
  },
  "presider-named-too-often": {
    title: "指定主持人次数已达上限",
    detail: (f) => `一次联合会审最多指定主持人${f.most}次。`,
  },
  "may-not-preside": {
    title: "该部门不得主持会审",
    detail: (f) =>
      `“${f.department}”是牵头部门或者会审争议的一方，不得主持。可以指定：${f.allowed.join("、")}。`,
  },
  "sitting-not-held": {
    title: "会议尚未召开",
    detail: (f) => `会议定于${dayText(f.heldOn)}召开，尚未召开。请在会议当日或之后作出结论。`,
  },
  "nothing-contested": {
    title: "本事项无须表态",
    detail: () => "联合会审只处理不同意见和相互冲突的条件，本事项两者均无，无须表态。",
  },
  "position-taken-too-often": {
    title: "表态次数已达上限",
    detail: () => "表态次数已达上限。其余意见请在会上说明。",
  },
  "complaint-not-answered": {
    title: "该投诉尚未答复",
    detail: (f) => `先答复投诉人，再办结。答复期限：${f.answerBy === null ? "待定" : dueText(f.answerBy)}。`,
  },
  "complaint-closed": {
    title: "该投诉已办结",
    detail: () => "该投诉已办结，以首次办结时所填的四项为准。",
  },
  "complaint-reopened": {
    title: "该投诉已申请复核",
    detail: (f) => `该投诉已于${dueText(f.reopenedAt)}申请复核，每件投诉可申请一次。`,
  },
  "reopening-too-late": {
    title: "已超过申请复核的期限",
    detail: (f) =>
      `申请复核的期限为${dueText(f.until)}。对处理结果仍有意见的，可依法申请行政复议或者提起行政诉讼。`,
  },
  "complaint-accepted": {
    title: "该投诉已受理",
    detail: (f) => `该投诉已于${dueText(f.at)}受理或者答复，不能再作不予受理处理。`,
  },
  "complaint-refused": {
    title: "该投诉未予受理",
    detail: (f) => `该投诉已于${dueText(f.at)}不予受理。投诉人可以按告知的途径另行主张权利。`,
  },
  "complaint-joined": {
    title: "该投诉已并案",
    detail: (f) => `该投诉已于${dueText(f.at)}与另一件投诉并案。`,
  },
  "not-to-be-joined": {
    title: "不能并案",
    detail: (f) =>
      ({
        itself: "不能与其自身并案。",
        "another-department": "两件投诉所针对的部门不同，不能并案。",
        joined: "所选投诉已并入其他投诉，请选择被并入的投诉。",
        "not-accepted": "所选投诉尚未受理，请先受理。",
        "not-open": "已办结或者不予受理的投诉不能并案。",
      })[f.why],
  },
  "complaint-passed-on": {
    title: "该投诉已转部门核查",
    detail: (f) => `该投诉已于${dueText(f.at)}转部门核查，以首次所写内容为准。`,
  },
  "wording-tells": {
    title: "转办内容可能泄露投诉人",
    detail: (f) =>
      f.what === "who"
        ? "该投诉不公开身份。转办内容不得出现投诉人、项目的名称以及申请编号，请改写。"
        : "该投诉不公开身份。转办内容不得照抄投诉人的原话，请用监督机关自己的话概括。",
  },
  "complaint-not-confidential": {
    title: "该投诉不是保密投诉",
    detail: () => "只有保密投诉须经投诉人同意后公开身份；匿名投诉无身份可以公开。",
  },
  "closing-extended": {
    title: "办结期限已延长",
    detail: () => "办结期限只能延长一次。",
  },
  "closing-extension-late": {
    title: "已超过延长办结期限的时间",
    detail: (f) => `应在${dueText(f.until)}前说明理由并延长。请尽快办结。`,
  },
  "next-level": {
    title: "由上一级处理",
    detail: (f) =>
      f.why === "supervision"
        ? "该投诉针对监督机关，自受理至办结由政府负责人处理。"
        : "申请复核的投诉，由监督机关负责人或者政府负责人处理、答复和办结，且不得由原答复人办理。",
  },
  "measure-not-in-force": {
    title: "办结事项的日期尚未到",
    detail: (f) =>
      f.closing === "measure"
        ? `所填措施自${dayText(f.since)}起才生效。措施落实之后再办结；确无措施的，说明理由。`
        : `所填日期${dayText(f.since)}尚未到。落实之后再办结；确无此项的，说明理由。`,
  },
  "own-organ": {
    title: "不得办理针对本机关的事项",
    detail: () => "该投诉、评价、黄牌红牌、责任追究或者督查评分针对您所在的机关，由其他机关的监督人员办理。",
  },
  "unknown-rating": {
    title: "没有这一评价",
    detail: () => "没有这一评价。请核对评价编号；尚未评价的，请先评价。",
  },
  "not-in-this-case": {
    title: "该部门未参与本件办理",
    detail: (f) => `本件由下列部门办理，请选择其中之一：${f.known.join("、")}。`,
  },
  "rated-already": {
    title: "已作出评价",
    detail: (f) =>
      `您已于${dueText(f.ratedAt)}评价为${f.mark}分。每件办件对每个部门评价一次，评价不能修改；评价有误的，请联系监督机关。`,
  },
  "not-to-be-rated-yet": {
    title: "尚不能评价",
    detail: () => "该部门尚未办结本件。办结之后30日内可以评价；办理期间有意见的，可以投诉。",
  },
  "rating-too-late": {
    title: "已超过评价期限",
    detail: (f) => `评价期限为${dueText(f.until)}。仍有意见的，可以投诉。`,
  },
  "no-rating-duty": {
    title: "该评价无须回访和答复",
    detail: () => "只有1分和2分的评价须回访和答复。",
  },
  "rater-called": { title: "已回访", detail: () => "该评价已回访，以首次记录为准。请继续作出答复。" },
  "rater-not-called": {
    title: "尚未回访",
    detail: (f) =>
      `先回访评价人，再答复；未能联系上的，记录联系情况。回访期限：${f.callBy === null ? "待定" : dueText(f.callBy)}。`,
  },
  "rating-extended": { title: "答复期限已延长", detail: () => "答复期限只能延长一次。" },
  "rating-extension-late": {
    title: "已超过延长答复期限的时间",
    detail: (f) => `情况复杂的，应在${dueText(f.until)}前说明理由并延长。请尽快答复。`,
  },
  "rating-answered": { title: "该评价已答复", detail: () => "该评价已答复，以首次答复为准。" },
  "rating-not-answered": { title: "该评价尚未答复", detail: () => "监督机关答复之后，可以追评一次。" },
  "rating-followed-up": { title: "已追评", detail: () => "每次评价可以追评一次，追评不能修改。" },
  "rating-excluded": {
    title: "该评价已不计入",
    detail: () => "该评价已作为误评或者恶意评价处理，不再计入，以首次所述理由为准。",
  },
  "card-confirmed": {
    title: "该牌已确认",
    detail: (f) => `该牌已于${dueText(f.confirmedAt)}确认，以首次确认的理由为准。`,
  },
  "card-contested": {
    title: "对该牌已提出异议",
    detail: (f) => `已于${dueText(f.contestedAt)}提出异议，每张牌可提出一次。`,
  },
  "not-the-person": {
    title: "须由本人办理",
    detail: (f) =>
      f.person === null
        ? "没有需要对此负责的个人：涉及部门的，由该部门负责人签收、申辩；平台中断期间的牌，不计入个人。"
        : `签收、申辩、提出异议，均由${f.person}本人以自己的账号办理。`,
  },
  "not-served": {
    title: "尚未送达",
    detail: () => "请先送达：由本人签收，或者由监督人员登记送达方式。期限自送达之日起算。",
  },
  "contest-too-late": {
    title: "已超过提出异议的期限",
    detail: (f) => `提出异议的期限为${dueText(f.until)}（送达之日起5个工作日）。`,
  },
  "no-contest": { title: "没有人对该牌提出异议", detail: () => "本人提出异议之后，才作出异议决定。" },
  "contest-decided": {
    title: "异议已有决定",
    detail: (f) => `该异议已于${dueText(f.decidedAt)}决定，以首次决定为准。`,
  },
  "contest-pending": {
    title: "异议尚未决定",
    detail: () =>
      "该牌有异议尚未决定。先由未确认过本件事项的人员决定异议，再确认、更正该牌，或者确认由此产生的责任追究。",
  },
  "confirmed-in-case": {
    title: "须由未参与确认的人员决定",
    detail: () =>
      "您确认过本件的黄牌红牌或者责任追究。异议由未确认过本件任何事项、也不属于该机关的监督人员决定；没有这样的人员的，报上一级决定。",
  },
  "no-such-proposal": {
    title: "没有这项责任追究建议",
    detail: () => "按现有的黄牌、红牌，没有这项建议：所依据的牌可能已撤销。请重新打开本页核对。",
  },
  "statement-made": {
    title: "已提交申辩",
    detail: (f) => `申辩已于${dueText(f.madeAt)}提交，以首次提交为准。`,
  },
  "statement-too-late": {
    title: "已超过申辩期限",
    detail: (f) => `申辩的期限为${dueText(f.until)}（送达之日起5个工作日）。`,
  },
  "statement-awaited": {
    title: "申辩期限尚未届满",
    detail: (f) => `本人尚可在${dueText(f.until)}之前申辩。收到申辩或者期限届满之后，再作确认。`,
  },
  "proposal-decided": {
    title: "该建议已有决定",
    detail: (f) => `该建议已于${dueText(f.decidedAt)}决定，以首次决定为准。`,
  },
  "no-objection": {
    title: "该事项没有需要报备的不同意意见",
    detail: () => "本部门本年度的否决报备见本页。请按审查事项编号指明。",
  },
  "objection-settled": {
    title: "该报备已处理",
    detail: (f) => `该报备已于${dueText(f.settledAt)}处理，以首次为准。`,
  },
  "objection-not-returned": {
    title: "该报备未被退回复核",
    detail: () => "监督机关要求复核理由、条款或者整改要求之后，才需答复。",
  },
  "account-full": {
    title: "本年度的责任追究记录已满",
    detail: () => "该部门本年度的责任追究记录已达上限，未作记录。请与运行维护人员联系。",
  },
  "complaint-answered": { title: "该投诉已答复", detail: () => "该投诉已答复，以首次答复为准。" },
  "flag-raised-already": {
    title: "本部门已标注该情形",
    detail: (f) => `该情形已于${told(f.raisedAt)}标注，仍然有效。如系误标，请先说明理由撤销，再重新标注。`,
  },
  "flag-not-yours": {
    title: "该情形不是由本部门标注的",
    detail: (f) =>
      f.by.length === 0
        ? "该情形未经任何部门标注。"
        : "只有标注该情形的部门可以撤销；依项目情况认定的、申请人申报的，任何部门不得撤销。",
  },
  "fact-not-stated": {
    title: "申请人未申报该项情况",
    detail: (f) => `未申报的：${f.attributes.join("、")}。已申报的：${f.stated.join("、")}。`,
  },
  "too-many-case-acts": {
    title: "本件的标注和核实次数已达上限",
    detail: (f) => `本件的标注和核实已达上限（${f.most}次）。请直接出具意见，或者与牵头部门联系。`,
  },
  "authorisation-needed": {
    title: "没有可用的委托书",
    detail: () =>
      "代理人办理时，请在请求头 X-Authorisation 中写明委托书编号。该编号没有对应您的委托，请在“我的代办”中核对。",
  },
  "authorisation-ended": {
    title: "委托已终止",
    detail: (f) =>
      `委托已于${told(f.at)}终止（${ENDINGS[f.why]}）。此前办理的继续有效；继续代办须由申请人重新委托。`,
  },
  "authorisation-not-begun": {
    title: "委托尚未生效",
    detail: (f) =>
      f.begins === null ? "尚未指派代办人员，请等待指派。" : `委托自${told(f.begins)}起生效，请届时办理。`,
  },
  "act-not-authorised": {
    title: "委托书没有授权该事项",
    detail: (f) =>
      `委托书没有授权“${AGENT_ACTS[f.act]}”，已授权的有：${f.acts.map((act) => AGENT_ACTS[act]).join("、")}。请由申请人本人办理，或者请其另行委托。`,
  },
  "authorised-for-another": {
    title: "委托书不适用于本件",
    detail: (f) => `委托书${f.authorisationId}委托的是其他项目或者其他申请。请使用与本件对应的委托书。`,
  },
  "applicant-alone": {
    title: "须由申请人本人办理",
    detail: () =>
      "该事项只对申请人本人有约束力，代理人、工作人员不能代为办理，也不能转委托。请申请人本人办理。",
  },
  "visit-not-needed": {
    title: "没有事项需要踏勘",
    detail: () => "本件尚未办结的事项中，没有需要现场踏勘的。需要核对现场情况的，请在出具意见时写明。",
  },
  "visit-window-closed": {
    title: "提请踏勘的期限已过",
    detail: (f) =>
      `提请现场踏勘应当在补正窗口期内${f.closedAt === null ? "、计时期间" : `（${dueText(f.closedAt)}前）`}提出。需要踏勘的，请牵头部门组织。`,
  },
  "visit-asked-already": {
    title: "已经提请过踏勘",
    detail: () => "本部门已经提请过一次踏勘；另有部门提请的，自动组织联合踏勘，也可以由牵头部门组织。",
  },
  "visit-called-already": {
    title: "联合踏勘已经安排",
    detail: (f) =>
      `联合踏勘已定于${dayText(f.heldOn)}进行。一个项目同一时期只组织一次，请按通知参加；确需变更的，由牵头部门改期或者取消。`,
  },
  "visit-had": {
    title: "不再另行踏勘",
    detail: (f) =>
      `${f.departments.join("、")}已经参加过踏勘，或者提前两个工作日收到通知而未到场，不得再要求踏勘。请依据踏勘纪要出具意见。`,
  },
  "visits-in-vain": {
    title: "申请人两次未到场",
    detail: (f) => `申请人已经${f.most}次未到场，视为补正逾期，不再组织踏勘。请依据已有材料出具意见。`,
  },
  "too-many-visits": {
    title: "踏勘次数过多",
    detail: (f) => `本件已经组织踏勘${f.most}次，不能再组织。请依据已有材料出具意见。`,
  },
  "visit-date": {
    title: "踏勘日期超出允许范围",
    detail: (f) => `踏勘应当提前两个工作日通知部门和申请人：${between(f.earliest, f.latest)}`,
  },
  "visit-day-off": {
    title: "踏勘日期不是工作日",
    detail: (f) => `${dayText(f.heldOn)}不是工作日，或者参加部门当日不办公。可以改在${dayText(f.next)}。`,
  },
  "no-visit": {
    title: "没有正在进行的踏勘",
    detail: () =>
      "本件没有已安排且尚未结束的联合踏勘。需要踏勘的，由牵头部门组织，或者由部门在补正窗口期内提请。",
  },
  "visit-answer-late": {
    title: "另提日期的期限已过",
    detail: (f) =>
      `另提日期应当在收到通知后一个工作日内（${dueText(f.closedAt)}前）提出，现按通知的日期执行。确有困难的，请联系牵头部门。`,
  },
  "visit-answered": {
    title: "已经另提过日期",
    detail: (f) => `已于${dueText(f.answeredAt)}另提日期，只能另提一次。确有困难的，请联系牵头部门。`,
  },
  "visit-moved-already": {
    title: "踏勘已经改期一次",
    detail: () => "联合踏勘只能因天气或者不可抗力改期一次。不能按期进行的，请取消后另行组织。",
  },
  "visit-begun": {
    title: "踏勘时间已到",
    detail: (f) => `踏勘已于${dueText(f.beganAt)}开始，不能再变更。请登记到场情况，提交踏勘意见。`,
  },
  "visit-not-begun": {
    title: "踏勘尚未开始",
    detail: (f) => `踏勘定于${dueText(f.beginsAt)}开始。请在踏勘后登记到场情况或者提交意见。`,
  },
  "visit-attendance-noted": {
    title: "到场情况已经登记",
    detail: (f) => `到场情况已于${dueText(f.notedAt)}登记，不再变更。`,
  },
  "not-at-visit": {
    title: "本部门未参加踏勘",
    detail: (f) => `踏勘意见由参加踏勘的部门提交：${f.departments.join("、")}。`,
  },
  "not-of-higher-authority": {
    title: "不需要转报上级机关",
    detail: () => "本事项由本部门自行决定，不需要转报。请直接出具意见。",
  },
  "send-on-first": {
    title: "应当先转报上级机关",
    detail: (f) =>
      `本事项由${f.authority}审批，初审后请先转报，收到答复再出具同意意见；初审不符合条件的，可以出具不同意的意见。`,
  },
  "sent-on": {
    title: "已经转报上级机关",
    detail: (f) =>
      `本事项已于${dueText(f.sentAt)}转报${f.authority}，收到答复并登记后再出具意见；其间不计算办理期限。`,
  },
  "not-sent-on": {
    title: "没有转报上级机关",
    detail: () => "本事项没有转报上级机关，或者已经办结，没有可以登记的答复。",
  },
  "higher-answered": {
    title: "答复已经登记",
    detail: (f) => `上级机关的答复已登记（${dayText(f.receivedOn)}收到），不再变更。请据此出具意见。`,
  },
  "higher-date": {
    title: "日期超出允许范围",
    detail: (f) => between(f.earliest, f.latest),
  },
  "green-channel-not-listed": {
    title: "项目不在重点项目清单内",
    detail: (f) =>
      `重点项目清单没有列入项目${f.project}，不能凭清单进入绿色通道；申请人填报的投资额等数据不作为依据。确需进入的，由监督机关写明依据后办理。`,
  },
  "green-channel-entered": {
    title: "已经进入绿色通道",
    detail: (f) => `本件已于${dueText(f.enteredAt)}进入绿色通道。需要更换跟踪人员的，请另行指定。`,
  },
  "green-channel-too-often": {
    title: "进入绿色通道次数过多",
    detail: (f) => `本件已经${f.most}次进入绿色通道，不能再次进入，请按承诺时限办理。`,
  },
  "no-green-channel": {
    title: "未进入绿色通道",
    detail: () => "本件没有进入绿色通道，或者已经退出。列入重点项目清单的，由牵头部门或者监督机关办理进入。",
  },
  "tracker-not-of-case": {
    title: "跟踪人员不属于本件的部门",
    detail: (f) => `${f.department}不是本件的办理部门。跟踪人员应当来自：${f.allowed.join("、")}。`,
  },
  "trackers-too-many": {
    title: "更换跟踪人员次数过多",
    detail: (f) => `本件已经指定过${f.most}次跟踪人员，不能再更换，请由现任跟踪人员继续负责。`,
  },
  "not-the-tracker": {
    title: "跟踪记录由跟踪部门填写",
    detail: (f) => `本件的跟踪人员属于${f.tracker}，跟踪记录由该部门填写。需要记录的情况，请告知跟踪人员。`,
  },
  "tracking-log-full": {
    title: "跟踪记录已满",
    detail: (f) => `一个办件最多记录${f.most}条。需要说明的情况，请写入部门意见。`,
  },
  "findings-recorded": {
    title: "踏勘意见已经提交",
    detail: (f) => `本部门的踏勘意见已于${dueText(f.recordedAt)}提交。需要补充的，请写入审查意见。`,
  },
  "agent-of-organ": {
    title: "不得同时代理部门和申请人",
    detail: (f) => `您任职的部门（${f.department}）参与本件办理，不得同时代理申请人。请申请人另行委托他人。`,
  },
  "unknown-authorisation": {
    title: "没有这份委托书",
    detail: (f) => `没有编号为${f.authorisationId}的委托书，或者它与您无关。`,
  },
  "authorisation-over": {
    title: "委托已终止",
    detail: (f) =>
      `委托已于${told(f.at)}终止（${ENDINGS[f.why]}），不能恢复，也不能延长。需要继续代办的，请重新委托。`,
  },
  "extended-too-often": {
    title: "延长次数已达上限",
    detail: (f) => `一份委托书最多延长${f.most}次。请重新委托。`,
  },
  "request-answered": {
    title: "该代办申请已答复",
    detail: (f) => `该代办申请已于${told(f.at)}答复，以该答复为准。`,
  },
  "agent-taken": {
    title: "该代理人已代理同一项目或者地块的其他申请人",
    detail: (f) =>
      `代理人${f.agent}已为其他申请人办理项目${f.projectCode}${f.site === null ? "" : `（${f.site}）`}，同一人不得代理双方（民法典第一百六十八条）。请另选代理人。`,
  },
  "too-many-authorisations": {
    title: "委托书数量已达上限",
    detail: (f) => `一个申请人的委托书最多${f.most}份。请以覆盖整个项目的委托书代替逐件委托。`,
  },
  "not-of-team": {
    title: "不是免费代办队伍的人员",
    detail: (f) => `${f.agent}不在本地区免费代办队伍之列。可以指派的有：${f.team.join("、") || "（无）"}。`,
  },
  "act-only-singly": {
    title: "该事项须单独委托",
    detail: (f) =>
      `“${f.acts.map((act) => AGENT_ACTS[act]).join("、")}”须逐项、逐件单独委托：每份委托书只写这一项，并写明申请编号。`,
  },
  "act-not-for-team": {
    title: "该事项不能由免费代办人员办理",
    detail: (f) =>
      `“${f.acts.map((act) => AGENT_ACTS[act]).join("、")}”须由申请人本人办理，或者单独委托自己选定的代理人。`,
  },
  "until-not-later": {
    title: "延长后的期限须晚于原期限",
    detail: (f) => `原委托至${told(f.until)}止。需要提前结束的，请撤销委托。`,
  },
  "until-over": {
    title: "委托期限已过",
    detail: (f) =>
      `委托至${told(f.until)}止，今天是${told(f.today)}，委托未生效即已届满。请填写今天或者以后的截止日期。`,
  },
  "until-too-far": {
    title: "委托期限过长",
    detail: (f) => `委托期限自办理之日起最长三年，最晚可以延长至${told(f.latest)}。期满前可以再次延长。`,
  },
  "no-appraisal": {
    title: "本地区未公布考评办法",
    detail: () => "目录中没有绩效考评办法，各部门不计分、不排名。",
  },
  "period-not-closable": {
    title: "该考评周期尚不能定稿",
    detail: (f) =>
      f.from === null
        ? "工作日历尚未发布到该周期结束后的第十个工作日，发布后再定稿。"
        : `该周期自${dayText(f.from)}（结束后第六个工作日）起可以定稿，第十个工作日自动定稿。`,
  },
  "period-closed": {
    title: "该考评周期已定稿",
    detail: (f) => `该周期已于${dueText(f.closedAt)}定稿，不再变动；此后的变化以更正说明列明。`,
  },
  "unknown-hold": {
    title: "没有这一登记",
    detail: (f) => `失信惩戒名册中没有编号为${f.holdId}的登记。`,
  },
  "hold-ended": {
    title: "该登记已解除",
    detail: (f) => `该登记已于${told(f.endedAt)}解除，以首次解除的理由为准。`,
  },
  "hold-over": {
    title: "该登记已届满",
    detail: (f) => `该登记已于${told(f.until)}届满，无需解除。`,
  },
  "too-many-holds": {
    title: "该申请人的登记已达上限",
    detail: (f) =>
      `${f.creditCode}的登记已达上限（${f.most}条）。请先解除仍然有效的登记，或者以一条长期登记代替。`,
  },
  "endpoint-off": {
    title: "该部门的接口已停用",
    detail: (f) =>
      `${f.department}的接口于${told(f.since)}答复410（已撤除），此后不再推送。请先在“平台运维”页面恢复该接口，再重新发送。`,
  },
  "unknown-endpoint": {
    title: "该部门没有接口",
    detail: (f) =>
      f.known.length === 0
        ? "本地区没有设置接口的部门，均通过平台收件箱送达。"
        : `设置接口的部门：${f.known.join("、")}。`,
  },
  "not-your-department": {
    title: "不是本部门",
    detail: (f) =>
      `岗位、离岗登记和责任追究记录归各部门，您不能查看、登记${f.department}的。请在路径中填写本部门的代码；监督人员填写本区部门的代码。`,
  },
  "unknown-absence": {
    title: "没有这一登记",
    detail: (f) => `本部门离岗登记中没有编号为${f.absenceId}的登记。`,
  },
  "unknown-hand-over": {
    title: "没有这一交接",
    detail: (f) => `本部门没有编号为${f.handOverId}的工作交接。`,
  },
  "absence-taken-off": {
    title: "该登记已撤销",
    detail: (f) => `该登记已于${told(f.at)}撤销。确需离岗的，请另用编号登记。`,
  },
  "absence-corrected-too-often": {
    title: "该登记的更正次数已达上限",
    detail: (f) => `同一登记最多更正至${f.most}次。请撤销该登记（DELETE，说明理由），并另用编号如实登记。`,
  },
  "too-many-absences": {
    title: "离岗登记已满",
    detail: (f) => `本部门离岗登记已有${f.most}条。请更正已有的登记，或者与系统开发单位联系。`,
  },
  "nothing-to-confirm": {
    title: "没有需要确认的事后登记",
    detail: () => "该登记不涉及已经过去的时间，或者已经确认，无须负责人确认。",
  },
  "leader-needed": {
    title: "须指名顶岗的负责人",
    detail: (f) =>
      `这一期间${f.post}的${f.other}也不在岗，A岗、B岗同时空缺。请指名顶岗的负责人${f.leader === null ? "，其本人不得为A岗或者B岗" : `（${f.leader}）`}。`,
  },
  "leader-confirms": {
    title: "须由负责人确认",
    detail: () => "事后登记的离岗由本部门分管负责人以上人员确认，本人不得确认自己的离岗。",
  },
  "hand-over-answered": {
    title: "该交接已有答复",
    detail: (f) => `接收人已于${told(f.at)}答复。需要再次交接的，请另用编号发起。`,
  },
  "not-the-receiver": {
    title: "须由接收人本人答复",
    detail: (f) => `该交接的接收人是${f.to}，由其本人登录后接收，或者说明不接收的理由。`,
  },
  "nothing-to-hand-over": {
    title: "没有可以交接的在办件",
    detail: (f) => `本部门没有由${f.from}承办的在办件。请核对姓名，与岗位和经办人登记的写法一致。`,
  },
  "too-many-hand-overs": {
    title: "工作交接已满",
    detail: (f) => `本部门已有${f.most}次工作交接，请与系统开发单位联系。`,
  },
  "unknown-outage": {
    title: "没有这一登记",
    detail: (f) => `平台中断登记册中没有编号为${f.outageId}的登记。`,
  },
  "national-export-not-made": {
    title: "当日报送文件尚未生成",
    detail: (f) =>
      `没有${dayText(f.date)}的国家报送文件。报送文件在当日结束后生成；更早的日期请由运维人员补做。`,
  },
  "outage-taken-off": {
    title: "该登记已撤销",
    detail: (f) => `该登记已于${told(f.at)}撤销，以首次撤销的理由为准。平台确有中断的，请另用编号登记。`,
  },
  "outage-corrected-too-often": {
    title: "该登记的更正次数已达上限",
    detail: (f) => `同一登记最多更正至${f.most}次。请撤销该登记（DELETE，说明理由），并另用编号如实登记。`,
  },
  "too-many-outages": {
    title: "平台中断登记册已满",
    detail: (f) => `平台中断登记册已有${f.most}条登记。请更正已有的登记，或者与系统开发单位联系。`,
  },
  "too-many-inquiries": {
    title: "该申请的咨询已达上限",
    detail: (f) => `一件申请最多提出${f.most}次咨询，其余问题请致电${f.call}。`,
  },
  "too-many-complaints": {
    title: "投诉件数已达上限",
    detail: (f) => `该申请的投诉件数已达上限（${f.most}件）。其余情况请致电${f.call}。`,
  },
  "no-endpoint": {
    title: "该部门未设接口",
    detail: () => "相关部门在系统待办中收取，不通过接口推送，无须重新推送。",
  },
  "never-sent": {
    title: "没有可重新推送的消息",
    detail: (f) =>
      f.webhook === null ? "尚无应当通过接口推送给部门的消息。" : `没有类型为“${f.webhook}”的推送消息。`,
  },
  "served-already": {
    title: "该事项已送达或已办结",
    detail: () => "该事项已送达部门，或者已办结，无须重新推送分办消息。",
  },
  "not-deciding": {
    title: "该申请不待牵头部门决定",
    detail: () => "该申请当前不待牵头部门作出决定。请查看其最新状态。",
  },
  "not-awaiting-materials": {
    title: "当前无须补交材料",
    detail: () => "当前没有部门等待这份材料。需要补交时会另行告知。",
  },
  "replaced-too-often": {
    title: "材料更换次数已达上限",
    detail: () => "已提交材料的更换次数已达上限。请提交其余尚缺的材料，齐全后即开始审查。",
  },
  "material-begun": {
    title: "部门已开始审查该材料",
    detail: (f) =>
      `材料“${f.material}”在部门开始审查前可以更换；下列事项已开始审查：${f.reviews.join("、")}。部门认为材料有缺陷的，将要求补正，届时可以重新提交。`,
  },
  "too-many-files": {
    title: "文件数量超过上限",
    detail: (f) => `一件申请同时至多${f.most}个文件。请将多个文件合并为一个PDF或ZIP文件。`,
  },
  "file-on-record": {
    title: "与要求补正时的在卷文件相同",
    detail: (f) =>
      `材料“${f.material}”与${told(f.cameAt)}提交的文件相同，该文件正是需要补正的文件。请按补正要求修改后提交新的文件。`,
  },
  "clock-moves-too-far": {
    title: "时钟一次推进过多",
    detail: (f) => `时钟一次最多推进至${told(f.until)}。请分次推进。`,
  },
  "clock-moves-forward": {
    title: "时钟只能向前推进",
    detail: () => "时钟只能向前推进。请选择晚于当前的时刻。",
  },
  "cross-site": {
    title: "不接受其他网站的请求",
    detail: (f) => `请求来自${f.origin}的页面。此处只接受本服务自己的页面和本机程序的请求。`,
  },
  misdirected: {
    title: "本服务不使用此名称",
    detail: () => "本服务不使用所请求的主机名。本机运行时请使用localhost或127.0.0.1访问。",
  },
  stale: { title: "记录已有变化", detail: () => "读取之后记录已有变化，未作任何更改。请重新读取后再提交。" },
  "file-key-needed": {
    title: "需要凭证才能使用文件",
    detail: () => "请以X-Query-Code提供申请查询码，以X-Upload-Key提供上传凭证，或使用令牌。",
  },
  "file-address": {
    title: "地址无效或已过期",
    detail: () => "文件地址只在一定时间内、只对一种用途有效。请重新获取地址。",
  },
  "unknown-file": {
    title: "没有该文件",
    detail: (f) => `没有文件${f.fileId}，或凭证不符，或文件因无人引用已被清理。`,
  },
  "too-many-uploads": {
    title: "上传数量超过上限",
    detail: (f) => `至多上传${f.files}个文件、合计${f.bytes}字节。请减少文件或联系受理窗口。`,
  },
  "file-not-kept": {
    title: "文件尚未上传完成",
    detail: (f) => `文件${f.fileId}尚未保存：请先上传内容，再确认完成。`,
  },
  "file-checking": {
    title: "文件正在校验",
    detail: (f) => `文件${f.fileId}已分片上传完毕，正在整体校验，请稍后再试。`,
  },
  "upload-over": {
    title: "不再接收该文件的内容",
    detail: (f) => `文件${f.fileId}已上传完成，或已超过上传时限。请查询其状态，或重新上传。`,
  },
  "no-such-part": {
    title: "没有该分片",
    detail: (f) =>
      f.count === 0
        ? `文件${f.fileId}不分片，请上传至登记时返回的地址。`
        : `文件${f.fileId}共${f.count}个分片，没有第${f.part}片。`,
  },
  "file-altered": {
    title: "文件与提交时不一致",
    detail: (f) => `文件${f.fileId}的存储内容已被改动或丢失，不予显示。已通知运维人员，请重新索取该文件。`,
  },
  "upload-missing": {
    title: "未收到完整内容",
    detail: (f) => `未收到文件${f.fileId}的完整内容。请在${told(f.until)}之前上传至其地址。`,
  },
  "upload-parts": {
    title: "分片尚未传齐",
    detail: (f) => `文件${f.fileId}尚缺第${f.missing.join("、")}片，请在${told(f.until)}之前上传。`,
  },
  "upload-size": {
    title: "文件大小不符",
    detail: (f) => `声明${f.announced}字节，收到${f.received}字节。`,
  },
  "upload-checksum": {
    title: "文件校验值不符",
    detail: (f) => `声明的SHA-256为${f.announced}，收到的为${f.received}。`,
  },
  "upload-kind": {
    title: "文件格式不可接收",
    detail: (f) =>
      f.found === null
        ? `按内容判断，该文件${UNTAKEN_ZH[f.why ?? "other"]}，不是${f.announced}。`
        : `按内容判断，该文件是${f.found}，而声明的是${f.announced}。`,
  },
  "promise-on-flagged": {
    title: "负面清单项目不适用容缺受理和告知承诺",
    detail: (f) =>
      `项目属于负面清单所列情形（${f.flags.join("、")}），不得以承诺方式申请。请一次性提交全部材料，由部门正常审查。`,
  },
  "promise-barred": {
    title: "申请人暂不得以承诺方式申请",
    detail: (f) =>
      `申请人有未履行的承诺或者失信登记（${f.holds.join("、")}）${f.until === null ? "" : `，至${told(f.until)}止`}。可以一次性提交全部材料，由部门正常审查；已经改正或者对登记有异议的，可以向监督部门申请提前结束登记。`,
  },
  "upload-infected": {
    title: "文件含恶意代码，未接收",
    detail: (f) =>
      `安全检测发现该文件含恶意代码（${f.threat}），内容已删除。请检查设备安全后重新制作并上传。`,
  },
  "too-large": {
    title: "提交内容过大",
    detail: (f) => `提交内容超过${f.most}字节，未保存。请缩短文字；文件只填写链接和校验值。`,
  },
  "bundle-too-large": {
    title: "案卷过大",
    detail: () => "案卷过大，无法一次导出。请按事项分别查阅，或联系运维人员。",
  },
  "unsupported-media-type": {
    title: "不支持的正文类型",
    detail: (f) => `请以${f.supported.join("或")}提交正文。`,
  },
  "unsupported-encoding": { title: "不支持的正文编码", detail: () => "请提交未经压缩编码的正文。" },
  "headers-too-large": { title: "请求头过大", detail: (f) => `请求行和请求头合计不得超过${f.most}字节。` },
  "objection-without-grounds": {
    title: "不同意须写明理由和依据",
    detail: () =>
      "不同意须写明理由、法律依据、事实、整改要求（落实后可予同意），以及签发领导。未保存任何内容，计时继续。请补全下列各项后重新提交。",
  },
  "material-held": {
    title: "材料已提交",
    detail: () => "所列材料申请人已提交。请写明该材料有何问题，或从清单中去掉。",
  },
  "material-not-askable": {
    title: "所要求的材料不在目录内",
    detail: (f) =>
      `事项目录中没有本项目的材料${f.materials.join("、")}，申请人无从提交。可以要求的材料为：${f.askable.join("、")}。`,
  },
  "material-without-basis": {
    title: "材料不在清单内",
    detail: () => "所列材料不在本事项的材料清单内。请写明要求提交的文件和条款，或从清单中去掉。",
  },
  "approver-rank": {
    title: "批准人的职级不符合要求",
    detail: (f) =>
      `须由${f.needed.map((rank) => RANKS[rank]).join("或")}以本人账号批准，职级以账号为准。不填批准人重新提交，即转批准人办理。`,
  },
  "own-request": {
    title: "须由他人批准",
    detail: (f) => `该申请由您本人于 ${told(f.askedAt)} 提出，须由另一人批准。`,
  },
  "nothing-awaits": {
    title: "没有待批准的事项",
    detail: () => "本事项目前没有待批准的申请：已批准、已撤回，或无人提出。",
  },
  "several-await": {
    title: "有多项待批准的申请",
    detail: () => "有多项申请待批准，请指明要办理哪一项。",
  },
  "approval-awaited": {
    title: "已有同类申请待批准",
    detail: (f) => `同类申请已于 ${told(f.askedAt)} 提出，正待批准。请先办结或撤回该申请。`,
  },
  "asked-too-often": {
    title: "提出次数已达上限",
    detail: (f) => `每一事项最多提出 ${f.most} 次。请由有权批准的人员直接办理。`,
  },
  "planned-end": {
    title: "计划结束日期超出允许范围",
    detail: (f) => `计划结束日期（最后一日）超出允许范围：${between(f.earliest, f.latest)}`,
  },
  "too-many-days": {
    title: "延长天数超过上限",
    detail: (f) => `延长天数超过上限：本事项至多延长${f.most}日。请减少天数。`,
  },
  "extension-moves-nothing": {
    title: "延长后到期日不变",
    detail: (f) =>
      `按所填天数延长后，期限仍于${dueText(f.dueAt)}届满，所增各日均为休息日，未予延长，延长机会仍然保留。${
        f.least === null ? "在法定上限之内，延长均不改变到期日。" : `如需延长，请至少填写${f.least}日。`
      }`,
  },
  "sitting-date": {
    title: "会议日期超出允许范围",
    detail: (f) => `会议日期超出允许范围：${between(f.earliest, f.latest)}`,
  },
  "sitting-day-off": {
    title: "会议日期不是工作日",
    detail: (f) =>
      `${dayText(f.heldOn)}不是工作日，或者受邀部门当日不办公；会审须在受邀部门均办公的工作日召开。可以改在${dayText(f.next)}。`,
  },
  "not-a-participant": {
    title: "所选部门未参与",
    detail: () => "所选部门未参与本申请，或未被邀请参会。请重新选择。",
  },
  "reasons-to-objector-missing": {
    title: "须书面答复不同意见",
    detail: () => "不采纳不同意见时，须向提出意见的部门书面说明理由。请逐一填写答复。",
  },
  "clash-unresolved": {
    title: "条件仍有冲突",
    detail: (f) => `各部门的条件仍有冲突。请逐项写明冲突处理意见：${f.about.join("、")}。`,
  },
  "decision-not-open": {
    title: "该结论不由牵头部门作出",
    detail: (f) =>
      `牵头部门只就征求意见类事项作出决定；行政许可由各许可机关自行准予或者不予，牵头部门不能代为作出。${f.allowed.length === 0 ? "此处没有待牵头部门作出的结论。" : `可以作出的结论为：${f.allowed.map((result) => CONCLUSIONS[result]).join("、")}。`}`,
  },
  "article-missing": { title: "缺少法律依据", detail: () => "不予许可须写明法律依据。请填写所依据的条款。" },
  "idempotency-key-reused": {
    title: "提交标识已被使用",
    detail: (f) =>
      f.differs === "contact"
        ? "同一提交标识已用于同一份申请，仅联系人信息与前次不同。申请已按前次的联系人收到，未作更改。如需更正联系人，请在该申请的页面上办理；如需另行申请，请重新打开页面后提交。"
        : "同一提交标识已用于另一份内容，未作更改。请重新打开页面后提交。",
  },
  "nothing-to-review": {
    title: "没有部门需要审查",
    detail: () => "按所填项目情况，没有部门需要审查。请核对项目类型和各项情况。",
  },
  "too-many-reviews": {
    title: "事项超过上限",
    detail: (f) =>
      `涉及的事项达${f.count}项，超过一次并联审批的上限（${f.most}项）。请将项目分批申请；变更项目的，也可以待部分事项办结后再提出。`,
  },
  "too-many-requests": {
    title: "操作过于频繁",
    detail: (f) => `操作过于频繁，未作任何更改，请在${f.seconds}秒后重试。`,
  },
  internal: {
    title: "系统出错",
    detail: () => "系统出错，本次操作可能已经生效，也可能没有。同一请求可以再次提交，不会重复办理。",
  },
  "record-damaged": {
    title: "本案有一项记录无法读取",
    detail: () =>
      "本次答复所依据的一项记录已损坏，或者由更新的版本写入。未作任何更改，可能不完整的内容也不予显示。情况已记入运维日志；记录修复之前，再次提交同一请求结果不变，请联系运维人员。",
  },
  "outcome-unknown": {
    title: "申请是否收到尚不确定",
    detail: (f) =>
      f.repeatable
        ? `申请可能已经收到，申请编号${f.applicationId}，查询码${inGroups(f.queryCode)}。请使用原 Idempotency-Key 再次提交同一请求，不会产生第二件申请。`
        : `申请可能已经收到，申请编号${f.applicationId}，查询码${inGroups(f.queryCode)}。请记下编号和查询码，先行查询；确实查不到的，方可重新提交，否则会产生两件申请。`,
  },
  "announcement-unknown": {
    title: "文件登记是否成功尚不确定",
    detail: () => "请重新登记该文件，并按新的答复上传。未上传内容的登记将在一日内清除。",
  },
  busy: { title: "系统繁忙", detail: () => "系统繁忙，未作任何更改，请稍后重试。" },
};
