/** What all notices are laid out with: sections, tables with headers, numbered lists. */
import { h, type Content, type Html } from "./html.ts";
import type { Failed } from "../domain/notices/notice.ts";
import { wordFor } from "../words/wordFor.ts";
import type { Voice } from "./voice.ts";

export const section = (title: string, ...content: readonly Content[]): Html =>
  h`<section>
<h2>${title}</h2>
${content}
</section>
`;

export const paragraph = (text: string): Html => h`<p class="text">${text}</p>\n`;

export const numbered = (items: readonly Content[]): Html =>
  h`<ol>
${items.map((item) => h`<li>${item}</li>\n`)}</ol>
`;

/** Labels and what they stand for; what is `null` is left out. */
export const facts = (caption: string, rows: readonly (readonly [string, Content])[]): Html =>
  h`<table class="facts">
<caption class="unseen">${caption}</caption>
<tbody>
${rows
  .filter(([, value]) => value !== null)
  .map(([label, value]) => h`<tr><th scope="row">${label}</th><td class="text">${value}</td></tr>\n`)}</tbody>
</table>
`;

/** A table that scrolls by itself where the screen is narrow; the first cell of a row is its header. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
): Html =>
  h`<div class="wide" role="region" tabindex="0" aria-label="${caption}">
<table class="columns">
<caption class="unseen">${caption}</caption>
<thead>
<tr>${heads.map((head) => h`<th scope="col">${head}</th>`)}</tr>
</thead>
<tbody>
${rows.map(([first, ...rest]) => h`<tr><th scope="row">${first!}</th>${rest.map((cell) => h`<td class="text">${cell}</td>`)}</tr>\n`)}</tbody>
</table>
</div>
`;

/** 救济途径: to which organ and which court one may turn against an act, and until when. */
export function remedies({ says, name, printed }: Voice): Html | null {
  const { remedies: recourse } = printed.notice;
  if (recourse === null) return null;
  const { title, reconsideration, litigation } = says.remedies;
  return section(
    title,
    numbered([reconsideration(name(recourse.reviewBy)), litigation(name(recourse.court))]),
  );
}

/** The same, with what of the negative list the project carries. */
export const failed = (voice: Voice, { failedGuards: guards, flags }: Failed): Content => {
  const { codes, says } = voice;
  if (guards.length === 0) return null;
  const carried = voice.list(flags.map((flag) => codes.FLAGS[flag]));
  return guards.map(
    (guard) =>
      h`<span>${guard} ${guard === "G5" && flags.length > 0 ? says.delay.flagged(carried) : codes.GUARD_FAILS[guard]}</span><br>`,
  );
};

/** The guards that did not hold, each by number and meaning. */
export const failedGuards = ({ codes }: Voice, failed: readonly string[]): Content =>
  failed.length === 0
    ? null
    : failed.map((guard) => h`<span>${guard} ${wordFor(codes.GUARD_FAILS, guard)}</span><br>`);
