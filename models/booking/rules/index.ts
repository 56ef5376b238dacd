import { ahead } from "./ahead.ts";
import { clearance } from "./clearance.ts";
import type { Rule, RuleFacts, Verdict } from "./facts.ts";
import { open } from "./open.ts";
import { overlap } from "./overlap.ts";
import { ownDepartment } from "./own-department.ts";
import { period } from "./period.ts";
import { protectedDay } from "./protected-day.ts";
import { window } from "./window.ts";

/** In the order a person should hear of them: what can never change first. */
const RULES: readonly Rule[] = [ownDepartment, open, window, protectedDay, clearance, overlap, ahead, period];

/** Every rule's verdict for one person and one session. */
export const verdicts = (facts: RuleFacts): Verdict[] => RULES.map((rule) => rule(facts));

export type Refusal = Extract<Verdict, { passed: false }>;

/** The first rule that refuses, if any does. */
export const refusal = (facts: RuleFacts): Refusal | undefined =>
  verdicts(facts).find((verdict): verdict is Refusal => !verdict.passed);

/** The rules that passed, with their values, as the booking keeps them. */
export const receipt = (facts: RuleFacts): { rule: string; value: string }[] =>
  verdicts(facts).flatMap((verdict) => (verdict.passed ? [{ rule: verdict.rule, value: verdict.value }] : []));
