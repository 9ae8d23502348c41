/** Who is signed in. On the laptop the operator's bar signs anybody in; elsewhere OpenID Connect does (code, PKCE). */

import type { Language } from "../../../functions/words/language.ts";

/** A case's query code, `null` for none, and beside it the sign-in of an applicant; or the token of whoever has it. */
export type Credentials = { queryCode: string | null } | { token: string } | null;

export type Session = {
  token: string;
  role: string;
  department: string | null;
  /** By which the issuer knows them: whoever renews a session is the same. */
  sub?: string;
  /** Who it is, by the token: a person with post and rank, or a system. */
  name?: string;
  post?: string;
  rank?: string;
  system?: string;
  /** Whom an applicant stands for. */
  creditCode?: string;
  /** When the token ends, in milliseconds of this browser's clock; not where nothing says so. */
  endsAt?: number;
  /** From when on it is to be renewed. */
  renewAt?: number;
  /** What the provider renews it with, and what it is told at the end. */
  refreshToken?: string;
  idToken?: string;
};

const KEY = "session";

/** The session of this tab, or `null`. It ends with the tab. */
export function session(): Session | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Session);
}

export const credentials = (): Credentials => {
  const current = session();
  return current && { token: current.token };
};

/** For whom an agent acts in this tab, and by which authorisation. */
export type Acting = { authorisationId: string; creditCode: string; name: string };

const ACTING = "acting";

export const acting = (): Acting | null => {
  const kept = sessionStorage.getItem(ACTING);
  return kept === null || session()?.role !== "agent" ? null : (JSON.parse(kept) as Acting);
};

export function keepActing(next: Acting | null): void {
  if (next === null) sessionStorage.removeItem(ACTING);
  else sessionStorage.setItem(ACTING, JSON.stringify(next));
}

/** The applicant who has signed in, or for whom an agent acts, if there is one: staff is somebody else. */
export const applicantSession = (): (Session & { creditCode: string; name: string }) | null => {
  const current = session();
  const client = acting();
  if (current && client) return { ...current, creditCode: client.creditCode, name: client.name };
  if (current?.role !== "applicant") return null;
  return { ...current, creditCode: current.creditCode ?? "", name: current.name ?? "" };
};

export function keepSession(next: Session | null): void {
  if (next === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
}

const CLAIMS = ["sub", "name", "post", "rank", "system", "creditCode"] as const;

/** What a token says about its bearer; it is the server that checks it. @throws when it is no JWT */
export function sessionOf(token: string): Session {
  const [, payload = ""] = token.split(".");
  const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Session>;
  const said = CLAIMS.map((name) => [name, claims[name]] as const);
  return {
    token,
    role: claims.role ?? "",
    department: claims.department ?? null,
    ...Object.fromEntries(said.filter(([, claim]) => typeof claim === "string")),
  };
}

const LANGUAGE = "lang";

/** The language of this tab's pages: Chinese unless another was chosen. */
export const languageKept = (): Language => (sessionStorage.getItem(LANGUAGE) === "en" ? "en" : "zh-CN");

export const keepLanguage = (language: Language): void => sessionStorage.setItem(LANGUAGE, language);

/** Leaves nothing in this tab of who was here, nor of what they had typed: only its language stays. */
export function forgetEverything(): void {
  const language = languageKept();
  sessionStorage.clear();
  keepLanguage(language);
}
