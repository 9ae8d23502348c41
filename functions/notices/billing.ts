/** 缴费: what is to be paid, by which codes and on which basis; and the receipt of what was, or what takes one back. */
import type { NoticeBody } from "../domain/notices/notice.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** Whole fen as yuan. */
const yuan = (fen: number, { says }: Voice): string => says.payment.yuan((fen / 100).toFixed(2));

/** 缴费通知书: a slip for each collecting organ, paid together or singly, and what follows where it is not. */
export function paymentNotice({ total, paymentCode, slips }: Body<"payment-notice">, voice: Voice): Html {
  const says = voice.says.payment;
  const rows = slips.flatMap(({ organ, lines }) =>
    lines.map((line): Content[] => [
      voice.name(line.charge),
      voice.name(line.matter),
      voice.name(organ),
      voice.basis(line.basis),
      yuan(line.amount, voice),
    ]),
  );
  const isWithheld = slips.some(({ lines }) => lines.some(({ withheld }) => withheld));
  return h`${paragraph(says.opening)}${section(
    says.title,
    table(says.title, [says.charge, says.matter, says.organ, says.basis, says.amount], rows),
    facts(says.title, [
      [says.total, yuan(total, voice)],
      [says.together, paymentCode],
      ...slips.map(
        (slip) => [says.slip(voice.name(slip.organ), yuan(slip.amount, voice)), slip.paymentCode] as const,
      ),
    ]),
  )}${section(says.effect, numbered([...says.effects, ...(isWithheld ? [says.withheld] : [])]))}`;
}

/** 电子票据, or the reversal (红字) of one. */
export function paymentReceipt(body: Body<"payment-receipt">, voice: Voice): Html {
  const says = voice.says.payment;
  const rows = body.lines.map((line): Content[] => [
    voice.name(line.charge),
    voice.name(line.matter),
    yuan(line.amount, voice),
  ]);
  return h`${paragraph(says.receipts.opening[body.what])}${section(
    says.receipts.title,
    facts(says.receipts.title, [
      [says.receipts.number, body.receipt],
      [says.organ, voice.name(body.organ)],
      [says.receipts.code, body.paymentCode],
      [says.receipts.amount[body.what], yuan(body.amount, voice)],
    ]),
    rows.length === 0
      ? null
      : table(says.receipts.lines[body.what], [says.charge, says.matter, says.amount], rows),
  )}${section(says.effect, numbered(says.receipts.effects[body.what]))}`;
}
