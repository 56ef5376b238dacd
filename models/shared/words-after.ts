/** The words for what comes after a visit: reflections, their review, what becomes of them. Part of the vocabulary. */

/** Whose words are heard after a visit: who came, who received, who released. */
export const REFLECTION_ROLES = ["shadow", "host", "supervisor"] as const;
export type ReflectionRole = (typeof REFLECTION_ROLES)[number];

/** A reflection is asked for, perhaps kept for later, then sent. */
export const REFLECTION_STATES = ["asked", "draft", "sent"] as const;
export type ReflectionState = (typeof REFLECTION_STATES)[number];

/** What each is asked in words, in this order, beside the figure from 1 to 5; the names of the answers. */
export const QUESTIONS = {
  shadow: ["learned", "friction", "commitment"],
  host: ["heard", "friction"],
  supervisor: ["effect", "cover", "friction"],
} as const satisfies Record<ReflectionRole, readonly string[]>;
export type Question = (typeof QUESTIONS)[ReflectionRole][number];

/** Where coordinators stand with the reflections of one visit. */
export const REVIEW_STATES = ["new", "in-review", "needs-action", "done"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const IMPROVEMENT_STATES = ["proposed", "under-way", "done", "not-now"] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** A confidential concern waits, is in a coordinator's hands, or has been answered. */
export const CONCERN_STATES = ["waiting", "in-hand", "answered"] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];
