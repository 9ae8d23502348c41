/** One text for one content: keys in order, what is undefined left out. Equal content, equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    let text = "";
    for (const key of Object.keys(value).sort()) {
      const part = (value as Record<string, unknown>)[key];
      if (part !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonical(part)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value);
}
