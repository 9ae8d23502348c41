/** The API's problems in Chinese, by code: what holds, and what may be done instead. */
export const PROBLEMS_ZH: Readonly<Record<string, string>> = {
  offline: "无法连接服务器。已填写的内容仍在本页，请稍后重试。",
  malformed: "填写内容有误，请按下列提示修改后重新提交。未保存任何内容。",
  unauthenticated: "登录已失效，请重新登录。",
  "query-code-needed": "请填写受理回执上的查询码。",
  "unknown-application": "没有与此查询码相符的申请。请核对申请编号和查询码。",
  "unknown-review": "没有这一事项实例。",
  "not-your-review": "该事项由其他部门承办。",
  "role-not-allowed": "当前身份无权办理此事项。",
  busy: "系统繁忙，未作任何更改，请稍后重试。",
  "too-many-requests": "操作过于频繁，未作任何更改，请稍后重试。",
  internal: "系统出错，未作任何更改。请稍后重试；再次提交是安全的。",
};
