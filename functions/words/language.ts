/** The languages of the product: Chinese first. */
export type Language = "zh-CN" | "en";
