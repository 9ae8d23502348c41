/** What is said of a project over all its applications, in Chinese. */
export const zh = {
  caption: "最近申请的在前",
  application: "申请",
  lead: "牵头部门",
  standing: "办理情况",
  when: "时间",
  matters: "事项",
  received: (day: string) => `${day}收到`,
  ended: (day: string) => `${day}办结`,
  expected: (when: string) => `预计${when}前作出决定`,
  matter: (name: string, standing: string) => `${name}：${standing}`,
  licence: (number: string, until: string | null) =>
    until === null ? `${number}，长期有效` : `${number}，有效期至${until}`,
  noMatters: "尚未分送部门",
  unreadable: (count: number) => `另有 ${count} 件暂时无法显示`,
};

export type Says = typeof zh;
