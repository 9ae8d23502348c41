/** A form: it says what is wrong and where, sends once, and keeps what was entered when it is refused. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import { words } from "../language/language.ts";
import { Faults, faultsIn, inputsOf, isNumber, labelOf, type Fault } from "./faults.ts";
import { nest, type Body, type Entry } from "./nest.ts";
import { numberOf } from "./spelling.ts";
import { Refusal, type Refused } from "./Refusal.tsx";

export type FormProps<Answer> = {
  submit: string;
  /** What the button says meanwhile. */
  sending?: string;
  send: (body: Body) => Promise<Answer>;
  /** Goes on to the next part of a long form in place of sending: what is in sight is looked at alone. */
  next?: (() => void) | undefined;
  onDone: (answer: Answer) => void;
  /** What is shown may be out of date: somebody was faster, and the reader wants to see what holds. */
  onStale?: (() => void) | undefined;
  /** The field that a path of the API's is entered in, where the form calls it otherwise. */
  fieldOf?: (path: string) => string;
  /** A refusal for which there is more to do than to mend and send again. */
  explain?: (error: unknown) => ComponentChildren;
  class?: string;
  label?: string;
  /** What else may be done beside sending. */
  actions?: ComponentChildren;
  /** Who keeps what is typed until it is sent. */
  keeper?: Keeper;
  /** Shown instead of the form once it is filled in rightly, before anything is sent. */
  check?: (checking: Checking) => ComponentChildren;
  children?: ComponentChildren;
};

export type Keeper = {
  /** Once, when the form is there. */
  begin: (form: HTMLFormElement) => void;
  /** At every change. */
  typed: (form: HTMLFormElement) => void;
  sent: () => void;
  note: ComponentChildren;
};

export type Checking = {
  form: HTMLFormElement;
  /** What would be sent. */
  body: Body;
  send: () => void;
  back: () => void;
  busy: boolean;
};

const NOTHING: Refused = { error: null, faults: [] };

export function Form<Answer>(props: FormProps<Answer>) {
  const { submit, sending = words.form.sending, send, onDone, onStale, fieldOf, explain } = props;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(NOTHING);
  const isSending = useRef(false);
  const mounted = useRef(true);
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState<Body | null>(null);
  const { keeper, check } = props;
  useEffect(() => {
    keeper?.begin(form.current!);
    return () => void (mounted.current = false);
  }, []);

  const refuse = (error: unknown, faults: readonly Fault[]) =>
    setRefused({
      error,
      faults: faults.map((fault) => ({ ...fault, label: labelOf(form.current!, fault.path) })),
    });

  async function attempt(at: HTMLFormElement) {
    if (isSending.current) return;
    const { next } = props;
    const wrong = faultsIn(at, next !== undefined);
    if (wrong.length > 0) return refuse(null, wrong);
    if (next) {
      setRefused(NOTHING);
      return next();
    }
    const body = nest(entriesOf(at));
    if (check && checked === null) {
      setRefused(NOTHING);
      return setChecked(body);
    }
    isSending.current = true;
    setBusy(true);
    setRefused(NOTHING);
    try {
      const answer = await send(body);
      keeper?.sent();
      onDone(answer);
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : [];
      if (mounted.current) setChecked(null);
      if (mounted.current)
        refuse(
          error,
          errors.map(({ path, message }) => ({ path: fieldOf?.(path) ?? path, message })),
        );
    }
    isSending.current = false;
    if (mounted.current) setBusy(false);
  }

  const isRefused = refused !== NOTHING;
  return (
    <form
      ref={form}
      noValidate
      class={props.class}
      aria-label={props.label}
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(event.currentTarget);
      }}
      onInput={(event) => keeper?.typed(event.currentTarget)}
      onChange={(event) => keeper?.typed(event.currentTarget)}
    >
      {isRefused && (explain?.(refused.error) || <Refusal refused={refused} form={form} onStale={onStale} />)}
      <Faults.Provider value={new Map(refused.faults.map(({ path, message }) => [path, message]))}>
        <div hidden={checked !== null}>
          {props.children}
          <p class="row no-print">
            <button type="submit" disabled={busy}>
              {busy ? sending : submit}
            </button>
            {props.actions}
          </p>
          {keeper?.note}
        </div>
      </Faults.Provider>
      {checked !== null &&
        check?.({
          form: form.current!,
          body: checked,
          send: () => void attempt(form.current!),
          back: () => setChecked(null),
          busy,
        })}
    </form>
  );
}

/** The inputs that say something: those that are blank, not ticked, or only say what else is shown say nothing. */
function entriesOf(form: HTMLFormElement): Entry[] {
  return inputsOf(form).flatMap((input): Entry[] => {
    const isTick = input.type === "radio" || input.type === "checkbox";
    const value = input.value.trim();
    if (value === "" || "unsent" in input.dataset || (isTick && !(input as HTMLInputElement).checked))
      return [];
    return [[input.name, isNumber(input) ? numberOf(value) : value]];
  });
}
