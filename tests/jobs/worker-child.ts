import { startWorker } from "#jobs/worker.ts";
import { connectDatabase } from "#models/database/connection.ts";
import { leave, type Letter } from "#models/record/outbox.ts";

/** A process of its own for tests to kill: leaves a letter, or delivers what is there. Told by environment:
 *  DATABASE (uri), LETTER (json) or SMTP (url), MINUTES (the clock is so far ahead). */
const { DATABASE = "", LETTER, SMTP, MINUTES = "0" } = process.env;
await connectDatabase(DATABASE);
if (LETTER) {
  const letter = JSON.parse(LETTER, (_key, value: unknown) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value) : value,
  ) as Letter;
  await leave([letter], new Date());
  console.log("committed");
  setInterval(() => {}, 1_000);
} else {
  const log = { info: console.log, warn: console.log, error: console.log };
  const mail = { smtpUrl: SMTP, from: "Halcón <understudy@halcon.example>", folder: "", baseUrl: "http://localhost" };
  startWorker({ now: () => new Date(Date.now() + Number(MINUTES) * 60_000), mail, log });
  console.log("working");
}
