/** What is counted: samples of facts that should have one place each, and how each is spelled in a source. */

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&");

/** A route is mentioned by its name, by the schema of what it is sent, or by its path with anything for parameters. */
function route(name: string, path: string, schema: string) {
  const literal = escaped(path).replace(/\{\w+\}/g, String.raw`(?:\{\w+\}|\$\{[^}]+\})`);
  return { name, path, written: new RegExp(`\\b(?:${name}|${schema})\\b|${literal}(?=["'\`?])`) };
}

export const ROUTES = [
  route("handInMaterial", "/v1/applications/{applicationId}/materials/{code}", "HandInBody"),
  route("extendLimit", "/v1/reviews/{reviewId}/extension", "ExtensionBody"),
  route("listComplaints", "/v1/complaints", "ComplaintsQuery"),
];

const event = (type: string) => ({ type, written: new RegExp(`"${type}"`) });

export const EVENTS = ["supplement-requested", "clock-extended", "complaint-filed"].map(event);

/** How an application's, a review's, a complaint's or a notice's id is put together, taken apart or recognised. */
const SPELLINGS: readonly string[] = [
  // The alphabet of numbers and codes, as a class and as a string.
  "0-9A-HJKMNP-TV-Z",
  "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
  // 440307-…
  String.raw`\\d\{6\}-\[`,
  String.raw`\$\{region\}-\$\{`,
  // …-C0123456789AB
  String.raw`-C\[`,
  String.raw`\}-C\$\{`,
  // <application>.<matter>
  String.raw`\$\{(?:[\w.]+\.)?(?:id|applicationId)\}\.(?:\$\{|[a-z](?!sonl|aml))`,
  String.raw`\b[\w.]*[iI]d\.(?:split|indexOf|lastIndexOf)\("\."\)`,
  // <kind>.<about>.<number of the event>, <application>/<notice>
  String.raw`\$\{[\w.]*kind\}\.\$\{`,
  String.raw`\[a-z-\]\{1,40\}\\\.`,
  String.raw`\$\{[\w.]*applicationId\}\/\$\{[\w.]*[iI]d\}`,
];

export const ID_GRAMMAR = new RegExp(SPELLINGS.join("|"));
