/** What stands on the page of an address that cannot be shown. */
import type { PROBLEM_PAGE as ZH } from "../zh/problemPage.ts";

export const PROBLEM_PAGE: typeof ZH = {
  product: "Parallel approvals",
  home: "To the first page",
  again: "Check the address, or begin at the first page.",
};
