/**
 * What a screen reader is told: the lines that somebody needs who hears the worklist, the form and the chart, in their order,
 * by role, name and state as the browser's accessibility tree has them.
 */
import type { Page } from "playwright-core";

export type Tree = {
  name: string;
  /** As in `VIEWS`. */
  view: string;
  open?: (page: Page) => Promise<void>;
  lines: readonly string[];
};

const ROAD = "龙岗区青松路（翠湖路至云岭大道）市政道路工程";

export const TREES: readonly Tree[] = [
  {
    name: "of a worklist its parts and counts, how to find and tick, and of each row what, whose, until when and how urgent",
    view: "worklist",
    lines: [
      'heading "部门工作台" [level=1]',
      'navigation "工作台栏目":',
      'link "本部门事项":',
      'region "本部门事项":',
      'heading "本部门事项" [level=2]',
      'navigation "事项分类":',
      'link "待办 3":',
      'link "今日到期 0":',
      'link "临期 1":',
      "search:",
      'searchbox "查找"',
      'checkbox "只看我的（经办人李明）"',
      'table "待办":',
      'columnheader "选择本页全部可答复的事项":',
      'columnheader "到期":',
      'columnheader "剩余":',
      `checkbox "选择“${ROAD}”"`,
      `rowheader "${ROAD} 2605-440307-04-01-123456":`,
      `link "${ROAD}":`,
      'cell "深圳青松市政建设有限公司（示例）"',
      'cell "设计方案规划审查"',
      'cell "2026年3月16日 24:00"',
      // The shape of the lamp is for the eye.
      'cell "临期 剩余 2 个工作日"',
      "status: 第 1–3 件，共 3 件",
    ],
  },
  {
    name: "of the form which step it is, what each field is called and wants, what is chosen, and what that means",
    view: "apply",
    open: async (page) => {
      await page.locator("p.row button.quiet").first().click();
      await page.locator(".steps li:nth-child(2) button").click();
    },
    lines: [
      'list "填报步骤":',
      'button "项目情况"',
      'region "第 2 步，共 5 步：项目情况":',
      'heading "第 2 步，共 5 步：项目情况" [level=3]',
      'group "项目":',
      'textbox "项目名称 （必填）": 青松路（翠湖路至云岭大道）市政道路工程（示例）',
      'textbox "道路长度（米） （必填）": "1860"',
      'group "占用绿地或林地":',
      'radio "是" [checked]',
      'radio "否"',
      'region "将同时征求意见的事项":',
      "status: 按目前填写，涉及 11 个部门的 11 个事项。 收费合计 528.80 元。",
      'table "将同时征求意见的事项":',
      'button "下一步"',
      'button "上一步"',
    ],
  },
  {
    name: "of a form that is refused what is wrong, with the way to each field",
    view: "apply",
    open: async (page) => {
      await page.locator(".steps li:nth-child(2) button").click();
      await page.getByRole("button", { name: "下一步" }).click();
      await page.getByRole("alert").waitFor();
    },
    lines: ["alert", 'button "项目名称"', 'button "项目代码"', 'textbox "项目名称 （必填）"'],
  },
  {
    name: "of the chart what it shows in one line, and the same as a table: who, what, how far, until when",
    view: "case",
    lines: [
      'heading "申请与查询" [level=1]',
      "text: 共 11 个事项由各部门同时审查，已办结 6 个。",
      'region "各事项进度图":',
      "figure:",
      'img "11 个事项的计时进度图；同样的内容见“进度表”。"',
      'button "显示进度表"',
      'table "进度表（与图内容相同）":',
      'columnheader "到期"',
      'rowheader "生态环境局"',
      'cell "中止计时"',
      'cell "听证：2026年3月3日至2026年3月16日 24:00"',
      'rowheader "国土资源局"',
      'cell "用地意见"',
      'cell "已逾期"',
      'cell "7 / 承诺时限 7 个工作日"',
      'cell "2026年3月11日 24:00"',
      'rowheader "住房和建设局"',
      'cell "超时默许（视为同意）"',
    ],
  },
];

/** The lines that a tree lacks, or has before those that should come first. */
export function missingIn(tree: string, lines: readonly string[]): string[] {
  const told = tree.split("\n").map((line) => line.trim().replace(/^- /, "").replaceAll("'", ""));
  let from = 0;
  return lines.filter((line) => {
    const found = told.findIndex((one, i) => i >= from && one.startsWith(line));
    if (found < 0) return true;
    from = found + 1;
    return false;
  });
}
