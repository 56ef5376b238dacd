import { useTexts } from "./texts.tsx";

/** Stands in for a part that is fetched after the page; the page itself arrives whole. */
export function Bone() {
  return (
    <>
      <div aria-hidden="true">
        <span className="bone bone--title" />
        <span className="bone bone--line" />
        <span className="bone bone--short" />
      </div>
      <p className="sr">{useTexts().components.loading}</p>
    </>
  );
}
