/**
 * An application as it is kept where its history goes on in the next item. Of what its reviews were asked with, each frame keeps
 * only what is otherwise in the one after it: matters that are handed on one by one, and changes of the project, leave the
 * others as they are, and what had been said of a case's flags is the beginning of what has been said by now.
 */
import { canonical } from "../domain/base/canonical.ts";
import {
  acceptanceOf,
  framesOf,
  type Acceptance,
  type Application,
  type AskedReview,
  type Frame,
} from "../domain/application/application.ts";
import type { CaseAct } from "../domain/review/caseAct.ts";

type Acts = readonly CaseAct[];

/** `acts`: how many of the application's; a review by its place among those of the frame after it. */
type KeptAcceptance = Omit<Acceptance, "acts" | "reviews"> & {
  acts: Acts | number;
  reviews: readonly (AskedReview | number)[];
};

/** What is absent is that of the frame after it. */
type KeptFrame = Omit<Frame, "facts" | "restated" | "acceptance"> &
  Partial<Pick<Frame, "facts" | "restated">> & { acceptance: KeptAcceptance };

type Kept = Omit<Application, "earlier" | "acceptance"> & {
  earlier: readonly KeptFrame[];
  acceptance?: KeptAcceptance | null;
};

/** What is kept of it. */
export function keptApplication(application: Application): unknown {
  const acceptance = acceptanceOf(application);
  if (acceptance === null) return application;
  const { acts, earlier } = application;
  const frames = framesOf(application);
  const kept: Kept = {
    ...application,
    earlier: earlier.map((frame, i) => frameKept(frame, frames[i + 1]!, acts)),
    acceptance: { ...acceptance, acts: actsKept(acceptance.acts, acts) },
  };
  return kept;
}

/** The application that `keptApplication` has kept, or that was kept whole. */
export function applicationKept(state: unknown): Application {
  const kept = state as Kept;
  const { acceptance } = kept;
  if (!acceptance) return state as Application;
  const { acts } = kept;
  const last = { ...(kept as unknown as Frame), acceptance: restored(acceptance, [], acts) };
  const earlier = kept.earlier.reduceRight<Frame[]>((later, frame) => {
    const next = later[0] ?? last;
    const { facts = next.facts, restated = next.restated } = frame;
    return [
      { ...frame, facts, acceptance: restored(frame.acceptance, next.acceptance.reviews, acts), restated },
      ...later,
    ];
  }, []);
  return { ...kept, earlier, acceptance: last.acceptance } as Application;
}

function frameKept({ facts, restated, acceptance, ...frame }: Frame, next: Frame, acts: Acts): KeptFrame {
  const places = new Map(next.acceptance.reviews.map((asked, place) => [canonical(asked), place]));
  return {
    ...frame,
    ...(!isSame(facts, next.facts) && { facts }),
    ...(!isSame(restated, next.restated) && { restated }),
    acceptance: {
      ...acceptance,
      acts: actsKept(acceptance.acts, acts),
      reviews: acceptance.reviews.map((asked) => places.get(canonical(asked)) ?? asked),
    },
  };
}

const actsKept = (acts: Acts, all: Acts): Acts | number =>
  isSame(acts, all.slice(0, acts.length)) ? acts.length : acts;

const restored = (
  { acts, reviews, ...acceptance }: KeptAcceptance,
  next: readonly AskedReview[],
  all: Acts,
): Acceptance => ({
  ...acceptance,
  acts: typeof acts === "number" ? all.slice(0, acts) : acts,
  reviews: reviews.map((asked) => (typeof asked === "number" ? next[asked]! : asked)),
});

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
