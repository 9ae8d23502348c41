/**
 * What an event source mapping hands on ("Lambda event filtering", Developer Guide), as far as our filters go: whoever
 * adds to them finds out here that nobody knows what it means.
 */

/** Whether a record of the stream has the form of `pattern`. @throws for what this does not know of filters */
export function passes(pattern: unknown, record: unknown): boolean {
  return Object.entries(pattern as Record<string, unknown>).every(([name, wanted]) => {
    const value = (record as Record<string, unknown> | undefined)?.[name];
    return Array.isArray(wanted) ? wanted.some((one) => matches(one, value)) : passes(wanted, value);
  });
}

function matches(rule: unknown, value: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return value === rule;
  const [[name, what] = ["nothing", undefined], ...more] = Object.entries(rule);
  if (more.length > 0) throw new Error(`a rule of a filter says one thing: ${JSON.stringify(rule)}`);
  switch (name) {
    case "exists":
      return (value !== undefined) === what;
    case "prefix":
      return typeof value === "string" && value.startsWith(what as string);
    case "suffix":
      return typeof value === "string" && value.endsWith(what as string);
    case "anything-but":
      return value !== undefined && !isAmong(what, value);
    default:
      throw new Error(`nobody knows what "${name}" means in a filter`);
  }
}

/** `anything-but` names one value, several, or a rule. */
function isAmong(what: unknown, value: unknown): boolean {
  if (Array.isArray(what)) return what.includes(value);
  return typeof what === "object" ? matches(what, value) : what === value;
}
