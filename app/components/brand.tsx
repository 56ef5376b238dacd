import { useTexts } from "./texts.tsx";

/** A U whose last stroke is missing; a dot, the understudy, takes its place. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0b3b46" />
      <path d="M9 7v9.5a7 7 0 0 0 14 0" fill="none" stroke="#fff" strokeWidth="4.6" />
      <circle cx="23" cy="9.3" r="3" fill="#ffc53d" />
    </svg>
  );
}

/** The mark and the word, as they stand above a page that is no link home. */
export function Brand() {
  return (
    <p className="brand">
      <Mark />
      <span>{useTexts().common.brand}</span>
    </p>
  );
}
