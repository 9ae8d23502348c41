/** 浏览器打开无法显示的地址时，页面上的文字。 */
export const PROBLEM_PAGE = { product: "并联审批", home: "返回首页", again: "请核对网址，或者从首页进入。" };
