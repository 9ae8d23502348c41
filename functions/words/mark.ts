/** How an opinion came about: 明示, 默示, or there is none. */
export type Mark = "express" | "deemed" | "none";
