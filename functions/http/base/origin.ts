/** Where this server is reached, by its own name: a printed page needs a whole address. `""` for a name that is none. */
export function originOf(host: string): string {
  if (!/^[\w.-]+(:\d+)?$/.test(host)) return "";
  const isLocal = /^(localhost|127\.0\.0\.1)(:|$)/.test(host);
  return `${isLocal ? "http" : "https"}://${host}`;
}
