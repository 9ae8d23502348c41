/** What the submission form says, in its language. */
export { FORM as says } from "../words.ts";
