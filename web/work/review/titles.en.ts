/** The same in English, which comes to whoever reads it. */
declare const PROBLEM_TITLES_EN: string;

export const titles = JSON.parse(PROBLEM_TITLES_EN) as Readonly<Record<string, string>>;
