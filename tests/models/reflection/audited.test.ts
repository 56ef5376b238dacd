import { describe, expect, it } from "vitest";
import { audit } from "#models/reporting/invariants.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { build, cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "what the audit finds is broken on purpose" });

async function heard() {
  const all = await cast();
  const booking = await build.booking(all.linh, await build.session({ host: all.maria }));
  const made = await build.reflections(booking);
  await build.sent(all.linh, made.shadow, { rating: 5 });
  await build.sent(all.maria, made.host, { rating: 1 });
}
const broken = async () =>
  (await audit(build.afterwards)).flatMap(({ name, broken: count }) => (count > 0 ? [name] : []));

/** What could go wrong with what was written, and which invariants notice. */
const DAMAGE: Record<string, [() => PromiseLike<unknown>, string[]]> = {
  "nothing wrong": [async () => undefined, []],
  "a reflection nobody reviews": [() => Review.deleteMany({}), ["I26", "I26"]],
  "somebody reminded of what was sent": [
    () => Reflection.updateOne({ role: "shadow" }, { $set: { nudgeAt: build.afterwards } }),
    ["I26"],
  ],
  "a figure changed on one side": [() => Reflection.updateOne({ role: "host" }, { $set: { rating: 2 } }), ["I27"]],
  "figures far apart, not said": [() => Review.updateOne({}, { $set: { apart: 0 } }), ["I27"]],
};

describe("the audit of what was written after visits", () => {
  for (const [name, [damage, names]] of Object.entries(DAMAGE))
    it(`finds ${name}`, async () => {
      await heard();
      await damage();
      expect([...new Set(await broken())]).toEqual([...new Set(names)]);
    });
});
