/** How an application begins or ends: accepted, in want of material, not accepted, ended. */
import type { AnnouncedReview, NoticeBody, OwedItem } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 收件凭证: what has come in, until when the window answers, and what its silence means. */
export function receipt(body: Body<"receipt">, voice: Voice): Html {
  const { says: all, printed } = voice;
  const says = all.receipt;
  const { notice } = printed;
  return h`${paragraph(says.opening(notice.project.name))}${facts(says.title, [
    [says.receivedAt, voice.moment(body.receivedAt)],
    [says.organ, voice.name(notice.issuedBy)],
    [says.answerBy, voice.deadline(body.answerBy)],
  ])}${section(says.materials, numbered(body.materials.map((material) => voice.name(material))))}${section(
    says.effect,
    numbered([
      body.answerBy === null ? says.openTerm : says.by(voice.deadline(body.answerBy)),
      says.silence(voice.day(body.receivedAt)),
      says.notAccepted,
    ]),
  )}${query(voice)}`;
}

const query = ({ says: all, printed: { notice } }: Voice): Html => {
  const says = all.acceptance;
  const { enquiries, complaints } = notice.contacts;
  return section(says.query, paragraph(says.queryWith(notice.applicationId, enquiries, complaints)));
};

/** 受理通知书: every review, its limit and date, what silence on that date means, and the document that says so. */
export function acceptance(body: Body<"acceptance">, voice: Voice): Html {
  const { words, codes, says: all, printed } = voice;
  const says = all.acceptance;
  const { notice } = printed;
  const asked = body.reviews.filter(({ replacedBy }) => replacedBy === null);
  const silences = new Set(asked.map(({ onTimeout, barred }) => (barred ? "escalate" : onTimeout)));
  const further = new Set(asked.flatMap(({ goesOnAfter }) => goesOnAfter ?? []));
  const isMore = body.reviews.some(({ fee }) => fee === null);
  const told = body.fees === 0 && !isMore ? says.noFees : says.allFees(words.yuan(body.fees));
  const total = isMore ? `${told}${says.moreFees}` : told;
  const opening = body.how === "silence" ? says.openingBySilence : says.opening;
  return h`${paragraph(opening(notice.project.name))}${facts(codes.NOTICES.acceptance, [
    [says.acceptedOn, voice.day(body.acceptedAt)],
    [says.how, codes.ACCEPTED[body.how]],
    [says.lead, voice.name(body.lead)],
  ])}${section(
    says.reviews,
    table(
      says.reviews,
      [words.frame.matter, says.department, says.limit, says.due, says.silence, says.start, says.fee],
      body.reviews.map((review) => reviewRow(review, body, voice)),
    ),
  )}${
    silences.size > 0
      ? section(
          says.meaning,
          numbered([
            ...[...silences].map((silence) => says.meanings[silence]),
            ...[...further].map(says.goesOn),
          ]),
        )
      : null
  }${section(
    says.notCounted,
    paragraph(says.notCountedText(voice.list(Object.values(codes.PROCEDURES)))),
  )}${section(says.fees, paragraph(total))}${query(voice)}`;
}

function reviewRow(review: AnnouncedReview, { flags }: Body<"acceptance">, voice: Voice): Content[] {
  const { words, codes, says: all, printed } = voice;
  const says = all.acceptance;
  const { matter, department, limit, statutoryFirst, dueDate, provisional, startsAfter, replacedBy, fee } =
    review;
  const { barred, onTimeout, goesOnAfter } = review;
  const price = fee === null ? says.byTariff : fee === 0 ? words.none : words.yuan(fee);
  const who = [voice.name(matter), voice.name(department)];
  if (replacedBy !== null)
    return [...who, words.dash, says.notReviewed, words.dash, says.replaced(codes.CLAIMS[replacedBy]), price];
  const waits = startsAfter.length > 0;
  const told = dueDate === null ? (waits ? says.dueLater : words.openDate) : voice.date(dueDate);
  const due = review.byEndpoint ? says.dueByEndpoint(told) : told;
  const saidIn = review.tacitBasis
    ? says.restsOn(voice.basis(review.tacitBasis))
    : says.catalogue(printed.notice.catalogueVersion);
  return [
    ...who,
    says.at(voice.limit(limit), statutoryFirst && voice.limit(statutoryFirst)),
    provisional ? says.provisional(due) : due,
    h`${
      barred
        ? says.barred(says.bars[barred](voice.list(flags.map((flag) => codes.FLAGS[flag]))))
        : h`${codes.SILENCE[onTimeout]}<br>${saidIn}`
    }${goesOnAfter === undefined ? null : h`<br>${says.mayGoOn}`}`,
    waits ? says.startsAfter(voice.list(startsAfter.map(voice.name))) : says.startsNow,
    price,
  ];
}

/** 一次性告知书: the complete numbered list, until when, and what it does to the clock. */
export function owed(body: Body<"materials"> | Body<"supplement">, voice: Voice): Html {
  const says = voice.says.owed;
  const before = body.kind === "materials";
  const heads = [says.no, says.material, says.problem, says.askedBy, voice.words.frame.basis, says.until];
  const { items, until } = body;
  const by = (deadline: string): string =>
    before || body.servedAtLatest === null
      ? says.by(deadline)
      : says.fromService(body.termDays, voice.deadline(body.servedAtLatest), deadline);
  return h`${paragraph(before ? says.materialsOpening : says.supplementOpening)}${section(
    says.items,
    // Everything may have come in since, when the list is printed again.
    items.length === 0
      ? paragraph(says.allThere)
      : [
          table(
            says.items,
            heads,
            items.map((item, i) => [i + 1, ...itemCells(item, voice)]),
          ),
          paragraph(until === null ? says.openTerm : by(voice.deadline(until))),
          paragraph(says.notAnswer),
        ],
  )}${section(says.effect, paragraph(before ? says.materialsEffect : says.supplementEffect))}`;
}

/** One thing that is owed as a row: what it is, what is wrong, who asks and on what basis, until when. */
export function itemCells(item: OwedItem, voice: Voice): Content[] {
  const says = voice.says.owed;
  const { askedBy, basis, defect, until } = item;
  return [
    voice.name(item),
    defect ?? says.missing,
    askedBy
      ? says.asked(voice.name(askedBy.department), voice.name(askedBy.matter), askedBy.reasons)
      : says.everybody,
    basis ? voice.basis(basis) : says.everybody,
    voice.deadline(until),
  ];
}

/** 不予受理通知书, in two forms: no licence is needed, or it is another organ's, which is named. */
export function notAccepted({ reasons, article, referral }: Body<"not-accepted">, voice: Voice): Html {
  const says = voice.says.notAccepted;
  const opening = referral === null ? says.notRequired : says.wrongAuthority(referral);
  return h`${paragraph(opening)}${section(
    says.title,
    facts(says.title, [
      [says.reasons, reasons],
      [says.article, article],
      [says.referral, referral],
    ]),
  )}`;
}

/** 终止办理告知书. */
export function ended({ why, wasAccepted, reasons, missing }: Body<"ended">, voice: Voice): Html {
  const says = voice.says.ended;
  const lapsed = why === "lapsed";
  const { at } = voice.printed.notice;
  return h`${paragraph(lapsed ? says.lapsed : says.withdrawn)}${section(
    says.title,
    facts(says.title, [
      [says.why, lapsed ? says.lapsedShort : says.withdrawnShort],
      [says.at, lapsed ? voice.deadline(at) : voice.moment(at)],
      [says.reasons, reasons],
    ]),
  )}${
    missing.length > 0
      ? section(says.missing, numbered(missing.map((material) => voice.name(material))))
      : null
  }${section(says.effect, paragraph(wasAccepted ? says.effectText : says.effectAtIntake))}`;
}
