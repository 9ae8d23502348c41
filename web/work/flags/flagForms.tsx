/** What window, lead and departments say of a case's flags and facts: a flag raised, taken off, a stated fact confirmed. */
import type { Case, Catalogue, Review } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import type { OfferOf } from "../../shared/api/offers.ts";
import { Choice, Field, options, Ticks } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { nameOf, words } from "../../shared/language/language.ts";
import { says } from "../words.ts";

const SAYS = says.flags;

type Command = "raiseFlag" | "liftFlag" | "confirmFacts";

type Props<C extends Command> = {
  applicationId: string;
  offer: OfferOf<Case | Review, C>;
  onDone: () => void;
  /** The reader wants to see how it stands now. */
  onStale: () => void;
};

export const RaiseFlagForm = ({ applicationId, offer, onDone, onStale }: Props<"raiseFlag">) => (
  <Form
    submit={SAYS.raise}
    send={async (body) => call("raiseFlag", { path: { applicationId }, body })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{SAYS.explain}</p>
    <Choice path="flag" label={SAYS.flag}>
      {options(words.flag, offer.limits.flags)}
    </Choice>
    <Field path="basis" label={SAYS.basis} hint={SAYS.basisHint} longest={150} />
    <Field path="reason" label={SAYS.reason} kind="text" longest={300} />
  </Form>
);

export const LiftFlagForm = ({ applicationId, offer, onDone, onStale }: Props<"liftFlag">) => (
  <Form
    submit={SAYS.lift}
    send={async (body) => call("liftFlag", { path: { applicationId }, body })}
    onDone={onDone}
    onStale={onStale}
  >
    <p>{SAYS.liftExplain}</p>
    <Choice path="flag" label={SAYS.flag}>
      {options(words.flag, offer.limits.flags)}
    </Choice>
    <Field path="reason" label={SAYS.liftReason} kind="text" longest={300} />
  </Form>
);

export const ConfirmFactsForm = (props: Props<"confirmFacts"> & { catalogue: Catalogue }) => {
  const { applicationId, offer, catalogue, onDone, onStale } = props;
  const textOf = (code: string) => {
    const known = catalogue.attributes.find((one) => one.code === code);
    return known ? nameOf(known) : code;
  };
  return (
    <Form
      submit={SAYS.confirm}
      send={async (body) => call("confirmFacts", { path: { applicationId }, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.confirmExplain}</p>
      <Ticks
        path="attributes"
        legend={SAYS.facts}
        options={offer.limits.attributes.map((code) => [code, textOf(code)])}
      />
      <Field path="basis" label={SAYS.confirmBasis} hint={SAYS.confirmHint} longest={150} />
    </Form>
  );
};
