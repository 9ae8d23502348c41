// Prints a status, a ledger or a catalogue's plan (JSON on standard input) as lines for people.
const text = await new Response(process.stdin).text();
const answer = JSON.parse(text);
const day = (instant) => (instant ?? "open").slice(0, 16).replace("T", " ");

if (answer.reviews) {
  const { status, progress, decidedAt, expectedDecisionBy } = answer;
  console.log(
    `${status}, ${progress.closed} of ${progress.total} closed, ${decidedAt ? `decided ${day(decidedAt)}` : `expected by ${day(expectedDecisionBy)}`}`,
  );
  for (const review of answer.reviews) {
    const stands =
      review.outcome ??
      `${review.status} (${review.lamp}, ${review.remainingDays} of ${review.limitDays} days left)`;
    console.log(
      `  ${review.department.id.padEnd(19)}due ${day(review.dueAt)}  ${stands}${review.deemed ? ", by silence" : ""}`,
    );
  }
} else if (answer.days) {
  console.log(`limit ${answer.limitDays} ${answer.limitUnit}, due ${day(answer.dueAt)}`);
  for (const { date, counted, why } of answer.days)
    console.log(`  ${date}  ${counted ? "counts" : "  -   "}  ${why}`);
} else console.log(JSON.stringify(answer, null, 2));
