import { overlaps } from "../away.ts";
import type { Rule } from "./facts.ts";

/** Nobody is in two places at once, the way between sites included. */
export const overlap: Rule = ({ own, session, away }) => {
  const clash = own.find((other) => other.sessionId !== session.id && overlaps(other.away, away));
  return clash
    ? {
        rule: "overlap",
        passed: false,
        code: "overlap",
        facts: { title: clash.title, from: clash.away.from, to: clash.away.to },
      }
    : { rule: "overlap", passed: true, value: String(own.length) };
};
