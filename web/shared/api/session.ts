/** Who is signed in. On the laptop the operator's bar signs anybody in; in the cloud OpenID Connect does (code, PKCE). */

import type { Language } from "../../../functions/words/language.ts";

export type Credentials = { queryCode: string } | { token: string } | null;

export type Session = {
  token: string;
  role: string;
  department: string | null;
  /** Who it is, by the token: a person with post and rank, or a system. */
  name?: string;
  post?: string;
  rank?: string;
  system?: string;
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

export function keepSession(next: Session | null): void {
  if (next === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
}

/** What a token says about its bearer; it is the server that checks it. */
export function sessionOf(token: string): Session {
  const [, payload = ""] = token.split(".");
  const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  const { role, department, name, post, rank, system } = JSON.parse(
    new TextDecoder().decode(bytes),
  ) as Partial<Session>;
  const said = Object.entries({ name, post, rank, system }).filter(([, claim]) => typeof claim === "string");
  return { token, role: role ?? "", department: department ?? null, ...Object.fromEntries(said) };
}

const LANGUAGE = "lang";

/** The language of this tab's pages: Chinese unless another was chosen. */
export const languageKept = (): Language => (sessionStorage.getItem(LANGUAGE) === "en" ? "en" : "zh-CN");

export const keepLanguage = (language: Language): void => sessionStorage.setItem(LANGUAGE, language);
