import { inDatabase } from "#app/server/store.ts";
import { connectDatabase } from "#models/database/connection.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { announceDueRounds } from "#models/matching/announce.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { noon } from "../builders/moments.ts";
import { openBundled } from "../embedded.ts";

/** A server without its screens, for a test to kill while it announces: its own store in FOLDER, and a word about how far
 *  it is. */
const store = await openBundled({ folder: process.env.FOLDER ?? "" });
await connectDatabase(inDatabase(store.uri, "round"));
setInterval(() => {
  const counts = [Booking.countDocuments(), Outbox.countDocuments({ kind: "round-unplaced" })];
  void Promise.all(counts).then(([booked, told]) => console.log(JSON.stringify({ booked, told })));
}, 20);
await announceDueRounds(() => noon);
process.exit(0);
