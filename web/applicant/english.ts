/** All that the applicant's page says in English: one file, which only whoever reads it loads. */
export { en as form } from "./submit/words.en.ts";
export { en as page } from "./words.en.ts";
