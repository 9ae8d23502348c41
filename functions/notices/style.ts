/** How a notice looks, on paper and on a phone. It is named by its hash, so that no other style is let in. */
import { createHash } from "node:crypto";

/** Holds none of the characters that HTML escapes: what the page contains is this text to the letter. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 52rem;
  padding: 1.5rem 1rem 3rem;
  background: #fff;
  color: #111;
  font: 1rem/1.7 Songti SC, STSong, SimSun, Noto Serif CJK SC, Source Han Serif SC, Georgia, serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0.5rem 0; font-size: 1.75rem; line-height: 1.3; text-align: center; }
h2 { margin: 1.6rem 0 0.5rem; font-size: 1.15rem; }
p, ol, ul { margin: 0.5rem 0; }
.number { text-align: center; }
.text { white-space: pre-line; }
.signed { margin-top: 2.5rem; text-align: right; }
.scan { margin: 1rem 0; width: 34mm; font-size: 0.9rem; text-align: center; }
.qr { display: block; width: 34mm; height: 34mm; background: #fff; fill: #000; }
.note { color: #444; font-size: 0.9rem; }
.void { margin: 1rem 0; padding: 0.5rem 1rem; border: 0.25rem double #a40000; color: #a40000; }
.standing { margin: 1rem 0; padding: 0.25rem 1rem; border: 1px solid #7a4b00; color: #5f3a00; }
.void strong { font-size: 1.5rem; letter-spacing: 0.2em; }
.stamp { display: none; }
.wide { margin: 0.75rem 0; overflow-x: auto; }
.wide:focus-visible { outline: 0.2rem solid #0b57d0; outline-offset: 0.1rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.95rem; line-height: 1.5; }
th, td { padding: 0.35rem 0.5rem; border: 1px solid #555; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { background: #eee; }
.facts th { width: 9rem; background: #f6f6f6; }
.columns th, .columns td { min-width: 5.5rem; }
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (max-width: 30rem) {
  h1 { font-size: 1.4rem; }
  .facts th { width: 6rem; }
}
@page { size: A4; margin: 22mm 20mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  .wide { overflow: visible; }
  .columns th, .columns td { min-width: 0; }
  table { font-size: 9.5pt; }
  thead { display: table-header-group; }
  tr, .signed, .void, .standing, .scan, li { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .stamp {
    display: block;
    position: fixed;
    top: 40%;
    left: 0;
    right: 0;
    margin: 0;
    color: #a40000;
    font-size: 72pt;
    text-align: center;
    opacity: 0.15;
    transform: rotate(-30deg);
  }
}
`;

/** What `style-src` of the page's Content-Security-Policy holds, in single quotes. */
export const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE, "utf8").digest("base64")}`;
