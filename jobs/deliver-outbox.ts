import { letterHead, readersOf, type ReaderRow } from "#models/people/reader.ts";
import {
  claim,
  dueLetters,
  firstOfThread,
  inOrder,
  LINKS,
  OUT_OF_TURN,
  postpone,
  settle,
  type Claimed,
} from "#models/record/delivery.ts";
import type { AddressFacts, SignInFacts } from "#models/record/link-facts.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { JobContext } from "./job.ts";
import { lanesOf } from "./mail/lanes.ts";
import { write } from "./mail/letters/index.ts";
import type { House } from "./mail/letters/letter.ts";
import { message } from "./mail/message.ts";
import { CONNECTIONS, PostError } from "./mail/transport.ts";

/** So many letters are looked at together. */
const BATCH = 200;
/** While no mail server answers, it is asked again so often. */
const OUTAGE_REST = 10;

type Head = Awaited<ReturnType<typeof letterHead>>;

/** What a run came to: mails that went out, and whether no mail server answers. */
export interface Delivery {
  sent: number;
  outage: boolean;
  /** Seconds until the next try, during an outage. */
  rest?: number;
}

/**
 * Sends what is due, in the order it was left to each person, several people at a time. Begins with one mail, and stops
 * when no mail server answers.
 */
export async function deliverOutbox(context: JobContext): Promise<Delivery> {
  const delivery: Delivery = { sent: 0, outage: false };
  while (!context.signal.aborted && !delivery.outage) {
    const found = await dueLetters(context.now(), BATCH);
    if (found.length === 0) break;
    const lanes = lanesOf(await inOrder(found, context.now()));
    const [readers, head] = await Promise.all([readersOf(found.map((letter) => letter.to)), letterHead()]);
    const drain = async (): Promise<void> => {
      for (let lane = lanes.shift(); lane; lane = lanes.shift())
        for (const letters of lane) {
          if (context.signal.aborted || delivery.outage) return;
          const went = await deliver(letters, readers, head, context);
          if (went === "sent") delivery.sent += 1;
          if (went === "outage") delivery.outage = true;
          if (went === "postponed") break; // what follows in this lane waits its turn
          if (went === "sent" && others.length === 0) others.push(...Array.from({ length: CONNECTIONS - 1 }, drain));
        }
    };
    const others: Promise<void>[] = [];
    await drain();
    await Promise.all(others);
    if (found.length < BATCH) break;
  }
  return delivery.outage ? { ...delivery, rest: OUTAGE_REST } : delivery;
}

/** Claims and sends one mail. "nothing": another worker has it, or there is nobody to send it to. */
async function deliver(
  letters: readonly Claimed[],
  readers: ReadonlyMap<string, ReaderRow>,
  head: Head,
  context: JobContext,
): Promise<"sent" | "nothing" | "postponed" | "outage"> {
  const { now, log, post, from } = context;
  const mine: Claimed[] = [];
  for (const letter of letters) {
    const claimed = await claim(letter, now());
    if (claimed) mine.push(claimed);
  }
  const [first] = mine;
  if (!first) return "nothing";
  const ids = { letter: first._id.toString(), kind: first.kind };
  const settleAll = async (state: "sent" | "no-address" | "failed", error = ""): Promise<void> => {
    for (const letter of mine) await settle(letter, state, now(), error);
  };
  const reader = readers.get(first.to.toString());
  const email = toOther(first) ?? reader?.email;
  if (!reader || !email) {
    await settleAll("no-address");
    return "nothing";
  }
  if (expired(first, now())) {
    await settleAll("failed", "expired");
    return "nothing";
  }
  try {
    const bytes = await written(mine, { ...reader, email }, head, context);
    await post.send({ from: from.email, to: email, bytes, leftAt: first.createdAt, id: ids.letter });
  } catch (error) {
    return putBack(mine, error as Error, context);
  }
  await settleAll("sent");
  log.info({ ...ids, attempts: first.attempts }, "mail sent");
  return "sent";
}

/** The bytes of the mail for these rows, which are one letter. */
async function written(
  rows: readonly Claimed[],
  reader: ReaderRow & { email: string },
  head: Head,
  { from, baseUrl }: JobContext,
): Promise<Buffer> {
  const first = rows[0]!;
  const house: House = { ...head, from, baseUrl, now: first.createdAt };
  const letter = write(
    first.kind,
    rows.map((row) => row.facts),
    reader,
    house,
  );
  const inReplyTo = OUT_OF_TURN.has(first.kind) ? null : await firstOfThread(first);
  return message(letter, { from, to: reader, messageId: first.messageId, inReplyTo, date: first.createdAt });
}

async function putBack(letters: readonly Claimed[], error: Error, { now, log }: JobContext) {
  const how = error instanceof PostError ? error.how : "later";
  for (const letter of letters) {
    const ids = { letter: letter._id.toString(), kind: letter.kind, attempts: letter.attempts };
    if (how === "refused") await settle(letter, "failed", now(), error.message);
    const left = how === "refused" ? "failed" : await postpone(letter, error.message, now(), how === "outage");
    if (error instanceof PostError) log.warn({ ...ids, how, left }, "mail not taken");
    else log.error({ ...ids, err: error, left }, "mail could not be written");
  }
  return how === "outage" ? "outage" : how === "later" ? "postponed" : "nothing";
}

/** Letters about an address go to that address, not to the one that is known. */
const toOther = ({ kind, facts }: Claimed): string | null =>
  kind === "address" || kind === "address-changed" ? (facts as unknown as AddressFacts).email : null;

/** A link that no longer works is not worth sending. */
const expired = ({ kind, facts, createdAt }: Claimed, now: Date): boolean =>
  LINKS.has(kind) && addMinutes(createdAt, Number((facts as unknown as SignInFacts).minutes)) <= now;
