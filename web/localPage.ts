/** What all pages are made of, with its states, on one page: only where `/local` is, and in no bundle for anywhere else. */
import type { Page } from "../functions/pages.ts";

export const COMPONENTS: Page<"components"> = {
  name: "components",
  path: "/local/components",
  title: "并联审批 · 页面组件",
  api: "public",
};
