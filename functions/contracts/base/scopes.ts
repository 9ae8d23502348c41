/** What a token may be used for, whoever it names (RFC 6749 §3.3): the claim `scope`, or `scp`. */

/** Of ours alone: a token that has none of them may do what its role may. */
const OURS = "approvals:";

export const READ_SCOPE = "approvals:read";
export const WRITE_SCOPE = "approvals:write";

/** Which of the two a token lets its bearer do; each where no scope of ours says otherwise. */
export function scopesOf(claims: Readonly<Record<string, unknown>>): { read: boolean; write: boolean } {
  const ours = [claims["scope"], claims["scp"]].flatMap(listed).filter((scope) => scope.startsWith(OURS));
  if (ours.length === 0) return { read: true, write: true };
  const write = ours.includes(WRITE_SCOPE);
  return { read: write || ours.includes(READ_SCOPE), write };
}

/** Scopes with blanks between them, a list of them, or a list as API Gateway hands it on: `[a b]`. */
function listed(told: unknown): readonly string[] {
  if (Array.isArray(told)) return told.filter((scope) => typeof scope === "string");
  return typeof told === "string" ? told.replace(/^\[(.*)\]$/, "$1").split(/[\s,]+/) : [];
}
