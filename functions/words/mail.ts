/** What an applicant is told by mail: that there is something to see, and where. No number, no name, no content: mail is read on its way. */
import type { MailKind } from "../contracts/events/row.ts";

type Says = { subject: string; body: string };

/** Chinese first, English second, in one mail. */
export const MAIL: Readonly<Record<MailKind, { zh: Says; en: Says }>> = {
  progress: {
    zh: {
      subject: "您的并联审批申请有新进展",
      body: "您单位的并联审批申请有新的办理进展或者新的文书。请登录，或凭申请编号和查询码查看：",
    },
    en: {
      subject: "There is news about your application",
      body: "There is news, or a new document, about an application of yours. Sign in, or use its number and query code, to see it:",
    },
  },
  agent: {
    zh: {
      subject: "代理人为您办理了并联审批申请事项",
      body: "您单位委托的代理人为您单位办理了一项并联审批申请事项。如非本单位委托，请立即登录撤销委托，并向受理窗口核实：",
    },
    en: {
      subject: "An agent has done something in your application",
      body: "Your agent has done something for you in an application. If you have not authorised anybody, sign in, revoke the authorisation, and ask at the window:",
    },
  },
  code: {
    zh: {
      subject: "您的并联审批申请已补发查询码",
      body: "您单位一件并联审批申请已补发查询码，原查询码作废。如非本单位申请补发，请立即登录查看办理记录，并向受理窗口核实：",
    },
    en: {
      subject: "The query code of your application was replaced",
      body: "The query code of an application of yours was replaced, and the one before opens nothing any more. If you have not asked for it, sign in, look at the history, and ask at the window:",
    },
  },
};

const FOOT = {
  zh: "本邮件由系统自动发送，请勿回复。邮件中不含申请内容，我们不会通过邮件索要查询码或密码。",
  en: "This mail was sent by a system; do not answer it. It says nothing of the application, and nobody asks for a query code or a password by mail.",
};

/** @param link where applicants look, without anything of the case in it */
export function mailSays(kind: MailKind, link: string): { subject: string; text: string } {
  const { zh, en } = MAIL[kind];
  return {
    subject: `${zh.subject} / ${en.subject}`,
    text: [zh.body, link, "", FOOT.zh, "", "----", "", en.body, link, "", FOOT.en, ""].join("\n"),
  };
}
