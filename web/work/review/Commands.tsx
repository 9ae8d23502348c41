/** What the department may do with its review now: what is offered is drawn, and nothing else. */
import type { ComponentChildren } from "preact";
import type { Catalogue, Review } from "../../shared/api/answers.ts";
import { draftOf } from "../../shared/api/drafts.ts";
import { nameOf } from "../../shared/language/language.ts";
import { session } from "../../shared/api/session.ts";
import { later } from "../../shared/load/later.tsx";
import { Folded } from "../../shared/parts/Folded.tsx";
import { draftName } from "../form/names.ts";
import { says } from "../words.ts";
import { AwaitedForms } from "./AwaitedForms.tsx";
import { OpinionForm } from "./OpinionForm.tsx";

const SAYS = says.commands;

type Offer = Review["offers"][number];

export type CommandsProps = {
  review: Review;
  catalogue: Catalogue;
  /** Told when it was saved, or when the reader wants to see how it stands now. */
  onDone: (saved: boolean) => void;
};

/** What waits for an answer is open; anything else where something was typed in it and not sent yet. */
const OPEN: ReadonlySet<string> = new Set(["giveOpinion", "approveAct"] satisfies Offer["command"][]);

export function Commands(props: CommandsProps) {
  const { review } = props;
  return (
    <section class="no-print" aria-labelledby="desk-commands">
      <h3 id="desk-commands">{SAYS.title}</h3>
      {explained(review)}
      {review.offers.map((offer) => (
        <Folded
          class="command"
          key={offer.command}
          title={titleOf(offer)}
          isOpen={OPEN.has(offer.command) || draftOf(draftName(offer.command, review.reviewId)) !== null}
        >
          <Offered {...props} offer={offer} />
        </Folded>
      ))}
    </section>
  );
}

/** Everything but an opinion: loaded by whoever opens one. */
const RarerForm = later(async () => (await import("./forms/RarerForm.tsx")).RarerForm);

const isLate = (offer: Offer): boolean => offer.command === "giveOpinion" && offer.limits.counts === "late";

function titleOf(offer: Offer): string {
  return isLate(offer) ? says.give.lateTitle : says.titles[offer.command];
}

function Offered(props: CommandsProps & { offer: Offer }) {
  const { review, catalogue, onDone, offer } = props;
  const form = { review, onDone: () => onDone(true), onStale: () => onDone(false) };
  switch (offer.command) {
    case "giveOpinion":
      return (
        <OpinionForm
          {...form}
          catalogue={catalogue}
          isFinal={!isLate(offer)}
          mayRefer={offer.limits.mayRefer}
        />
      );
    case "approveAct":
      return <AwaitedForms {...form} offer={offer} />;
    case "takeBackAct":
      return <AwaitedForms {...form} offer={offer} />;
    default:
      return <RarerForm {...props} />;
  }
}

/** Why there is less to do than one might look for. */
function explained({ department, status, offers }: Review): ComponentChildren {
  if (department.id !== session()?.department) return <p>{SAYS.notYours(nameOf(department))}</p>;
  if (status === "waiting") return <p>{SAYS.waiting}</p>;
  return status === "closed" && !offers.some(isLate) && <p>{SAYS.closed}</p>;
}
