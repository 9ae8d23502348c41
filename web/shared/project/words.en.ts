/** What is said of a project over all its applications, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  caption: "The latest first",
  application: "Application",
  lead: "Lead",
  standing: "Standing",
  when: "When",
  matters: "Matters",
  received: (day) => `received ${day}`,
  ended: (day) => `ended ${day}`,
  expected: (when) => `to be decided by ${when}`,
  matter: (name, standing) => `${name}: ${standing}`,
  licence: (number, until) =>
    until === null ? `${number}, without an end` : `${number}, valid until ${until}`,
  noMatters: "not with any department yet",
  unreadable: (count) => `${count} more cannot be shown for now`,
};
